import Analysis
import Figures

/// The words of figures, captions and selections in one language. Chapters have theirs in the
/// templates; what stands here is drawn or is part of a computed phrase.
struct Words {
  let language: Language

  func choose(_ korean: String, _ english: String) -> String {
    language == .korean ? korean : english
  }

  var figure: String { choose("그림", "Figure") }
  var table: String { choose("표", "Table") }
  var before: String { choose("미세 조정 전", "Before fine-tuning") }
  var after: String { choose("미세 조정 후", "After fine-tuning") }
  /// Percentage points.
  var points: String { choose("%p", "pp") }

  func sentiment(_ sentiment: String) -> String {
    switch sentiment {
    case Sentiment.positive.rawValue: choose("긍정", "positive")
    case Sentiment.negative.rawValue: choose("부정", "negative")
    default: choose("중립", "neutral")
    }
  }

  /// The chosen layers in words.
  func layers(_ selection: LayerSelection, of count: Int) -> String {
    switch selection {
    case .last: choose("마지막 레이어(번호 \(count - 1))", "the last layer (index \(count - 1))")
    case .all: choose("모든 레이어(번호 0–\(count - 1))", "all layers (indices 0–\(count - 1))")
    case .indices(let indices):
      choose("레이어 번호 ", indices.count == 1 ? "layer " : "layers ") + Words.list(indices)
    }
  }

  /// The chosen heads in words.
  func heads(_ selection: HeadSelection, of count: Int) -> String {
    switch selection {
    case .all: choose("모든 헤드(번호 0–\(count - 1))", "all heads (indices 0–\(count - 1))")
    case .indices(let indices):
      choose("헤드 번호 ", indices.count == 1 ? "head " : "heads ") + Words.list(indices)
    }
  }

  private static func list(_ numbers: [Int]) -> String {
    numbers.map(String.init).joined(separator: ", ")
  }

  // MARK: Figures

  func heatMaps(isRatio: Bool) -> AttentionHeatMaps.Words {
    let weight =
      isRatio ? choose("어텐션 비율", "Attention ratio") : choose("어텐션 가중치", "Attention weight")
    return AttentionHeatMaps.Words(
      before: before, after: after, difference: choose("차이 (후 − 전)", "Difference (after − before)"),
      from: choose("주는 토큰", "From token"), to: choose("받는 토큰", "To token"),
      weightScale: weight, differenceScale: choose("차이", "Difference"))
  }

  var changeBars: ChangeBars.Words {
    ChangeBars.Words(
      axis: choose("[CLS] 어텐션 비율의 변화 (%p)", "Change of the attention ratio of [CLS] (pp)"),
      increase: choose("증가", "Increase"), decrease: choose("감소", "Decrease"))
  }

  /// What training may change.
  func trainable(_ choice: Trainable) -> String {
    switch choice {
    case .all: choose("전체", "all")
    case .head: choose("분류층", "head")
    case .lastLayers(let count): choose("마지막 레이어 \(count)개와 분류층", "last \(count) layers and head")
    }
  }

  func cosine(threshold: String) -> CosinePlot.Words {
    CosinePlot.Words(
      axis: choose("미세 조정 전후의 코사인 유사도", "Cosine between before and after fine-tuning"),
      threshold: choose("기준 \(threshold)", "threshold \(threshold)"))
  }

  func trainingCurve(window: Int, epochs: Int) -> TrainingCurve.Words {
    TrainingCurve.Words(
      loss: choose("손실 (nat)", "Loss (nats)"), learningRate: choose("학습률", "Learning rate"),
      step: choose("스텝", "Step"), everyStep: choose("배치마다", "Each batch"),
      smoothed: choose("이동 평균 (\(window)스텝)", "Moving average (\(window) steps)"),
      epochs: (1...epochs).map { choose("에폭 \($0)", "Epoch \($0)") },
      accuracy: choose("시험 정확도", "Test accuracy"))
  }

  var accuracy: String { choose("시험용 리뷰의 정확도", "Accuracy on the test reviews") }
  var chance: String { choose("무작위 추측 50%", "chance 50%") }

  var flow: PairedBars.Words {
    PairedBars.Words(axis: choose("비중 (%)", "Share (%)"), before: before, after: after)
  }
  var incoming: String { choose("받는 어텐션", "Incoming attention") }
  var outgoing: String { choose("주는 어텐션", "Outgoing attention") }

  // MARK: Captions

  /// What captions say of the attention behind a figure.
  struct Basis {
    let layers: String
    let heads: String
    /// The excluded tokens in words.
    let excluded: String
  }

  func sentence(_ number: Int) -> String { choose("문장 \(number)", "Sentence \(number)") }

  /// The excluded tokens in words; there may be none.
  func excluded(_ tokens: [String]) -> String {
    tokens.isEmpty
      ? choose("없음", "none") : tokens.map { "“\($0)”" }.joined(separator: ", ")
  }

  private func mean(_ basis: Basis) -> String {
    choose(
      "\(basis.layers), \(basis.heads)의 평균.", "Mean over \(basis.layers) and \(basis.heads).")
  }
  private func without(_ basis: Basis) -> String {
    choose("제외한 토큰: \(basis.excluded).", "Excluded tokens: \(basis.excluded).")
  }
  var withoutNone: String { choose("제외한 토큰은 없다.", "No token is excluded.") }
  /// The scales of heat maps before, after and of the difference.
  private var mapScales: String {
    choose(
      "전과 후의 색 척도는 0에서 시작하고 차이의 척도는 0이 가운데이며, 두 척도는 모든 문장에서 같다.",
      "The colour scale of the first two starts at 0, that of the difference is centred on 0; both "
        + "are the same for all sentences.")
  }

  func heatMapCaption(_ number: Int, _ basis: Basis) -> String {
    choose(
      "문장 \(number): 토큰 사이의 평균 어텐션. \(mean(basis)) \(withoutNone) \(mapScales)",
      "Sentence \(number): averaged attention between its tokens. \(mean(basis)) \(withoutNone) "
        + mapScales)
  }

  func ratioMapCaption(_ number: Int, _ basis: Basis) -> String {
    choose(
      "문장 \(number): 토큰 사이의 어텐션 비율. 제외한 토큰을 빼고 각 행의 합이 1이 되게 다시 정규화한 것이다. \(mean(basis)) "
        + "\(without(basis)) \(mapScales)",
      "Sentence \(number): attention ratios. They are attention without the excluded tokens, each row "
        + "scaled to add to 1. \(mean(basis)) \(without(basis)) \(mapScales)")
  }

  func changeCaption(_ number: Int, _ basis: Basis) -> String {
    choose(
      "문장 \(number): [CLS] 어텐션 비율의 변화. [CLS]가 다른 각 토큰에 주는 비율의 변화이며, 단위는 %p이고 토큰은 문장의 순서를 따른다. "
        + "\(mean(basis)) "
        + "\(without(basis)) 축의 범위는 이 문장에 맞춘 것이다.",
      "Sentence \(number): change of the attention ratio of [CLS]. The change of what it gives "
        + "to each other token, in percentage points (pp); tokens in the order of the sentence. \(mean(basis)) "
        + "\(without(basis)) The axis fits this sentence.")
  }

  func cosineCaption(_ number: Int, threshold: String) -> String {
    choose(
      "문장 \(number): 마지막 은닉 상태의 미세 조정 전후 코사인 유사도. \(threshold) 미만인 토큰은 강조하였고, "
        + "선은 변화가 없는 값 1까지 이어진다. "
        + "\(withoutNone) 축은 모든 문장에서 같다.",
      "Sentence \(number): cosine of last hidden states before and after fine-tuning. Tokens "
        + "below \(threshold) are emphasised, lines lead to 1, no change. \(withoutNone) The axis is the "
        + "same for all sentences."
    )
  }

  func flowCaption(_ number: Int, _ basis: Basis) -> String {
    choose(
      "문장 \(number): 각 토큰이 받는 어텐션과 주는 어텐션의 비중. 받는 비중의 합과 주는 비중의 합은 각각 100%이다. \(mean(basis)) "
        + "특수 토큰과 제외한 토큰(\(basis.excluded))은 뺐다. 축은 0에서 시작하고 모든 문장에서 같다.",
      "Sentence \(number): share of incoming and outgoing attention of each token. The incoming "
        + "shares add to 100%, and so do the outgoing ones. \(mean(basis)) Without special and excluded tokens (\(basis.excluded)). The axis "
        + "starts at 0 and is the same for all sentences.")
  }

  /// - Parameter fits: whether the axis of accuracies does not begin at 0.
  func trainingCaption(steps: Int, window: Int, fits: Bool) -> String {
    let scale =
      fits
      ? choose(
        " 정확도 축의 범위는 값에 맞춘 것이고 다른 축은 0에서 시작한다.",
        " The axis of accuracies fits the values; the others start at 0.")
      : choose(" 축은 0에서 시작한다.", " The axes start at 0.")
    return choose(
      "학습 곡선: 손실, 시험 정확도, 학습률. 위에서부터 \(Numbers.grouped(steps))스텝의 배치 손실(굵은 선은 \(window)스텝의 이동 "
        + "평균), 에폭이 끝날 때마다 잰 시험용 리뷰의 정확도, 학습률이다.",
      "Training curve: loss, test accuracy and learning rate. From above: loss of the batch over "
        + "\(Numbers.grouped(steps)) steps (the bold line is the moving average of \(window) steps), accuracy on the "
        + "test reviews after each epoch, learning rate.") + scale
  }

  func accuracyCaption(count: Int) -> String {
    choose(
      "학습에 쓰지 않은 리뷰 \(count)건의 정확도. 가는 선은 95% 윌슨 신뢰 구간이다.",
      "Accuracy on \(count) reviews that were not trained on. Whiskers are 95% Wilson intervals.")
  }
}
