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

  func cosine(threshold: String) -> CosinePlot.Words {
    CosinePlot.Words(
      axis: choose("미세 조정 전후의 코사인 유사도", "Cosine similarity before and after fine-tuning"),
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
  var chance: String { choose("우연 50%", "chance 50%") }

  var flow: PairedBars.Words {
    PairedBars.Words(axis: choose("비중 (%)", "Share (%)"), before: before, after: after)
  }
  var incoming: String { choose("받는 어텐션", "Incoming attention") }
  var outgoing: String { choose("주는 어텐션", "Outgoing attention") }

  // MARK: Captions

  /// What every caption about attention says of its numbers.
  private func basis(_ layers: String, _ heads: String) -> String {
    choose("\(layers), \(heads)의 평균.", "Mean over \(layers) and \(heads).")
  }

  func heatMapCaption(_ number: Int, layers: String, heads: String) -> String {
    choose(
      "문장 \(number): 모든 토큰 사이의 평균 어텐션. \(basis(layers, heads)) 앞의 두 그림은 0에서 시작하는 같은 색 척도를, "
        + "차이는 0을 가운데에 둔 색 척도를 쓴다.",
      "Sentence \(number): averaged attention between all tokens. \(basis(layers, heads)) The first "
        + "two share one colour scale from 0; that of the difference is centred on 0.")
  }

  func ratioMapCaption(
    _ number: Int, layers: String, heads: String, excluded: String
  ) -> String {
    choose(
      "문장 \(number): 토큰 \(excluded)의 어텐션을 빼고 다시 정규화한 비율. \(basis(layers, heads)) 각 행의 합은 1이다.",
      "Sentence \(number): ratios after removing attention to \(excluded) and renormalising. "
        + "\(basis(layers, heads)) Every row adds to 1.")
  }

  func changeCaption(_ number: Int, layers: String, heads: String, excluded: String) -> String {
    choose(
      "문장 \(number): [CLS]가 각 토큰에 주는 어텐션 비율의 변화, 문장의 순서대로. \(basis(layers, heads)) "
        + "제외한 토큰: \(excluded).",
      "Sentence \(number): change of the ratio of attention that [CLS] gives to each token, in the "
        + "order of the sentence. \(basis(layers, heads)) Excluded tokens: \(excluded).")
  }

  func cosineCaption(_ number: Int, threshold: String) -> String {
    choose(
      "문장 \(number): 마지막 은닉 상태의 미세 조정 전후 코사인 유사도. \(threshold) 미만인 토큰은 강조하였다.",
      "Sentence \(number): cosine of the last hidden states before and after fine-tuning. Tokens "
        + "below \(threshold) are emphasised.")
  }

  func flowCaption(_ number: Int, layers: String, heads: String) -> String {
    choose(
      "문장 \(number): 각 토큰이 받는 어텐션과 주는 어텐션의 비중. \(basis(layers, heads)) 특수 토큰과 제외한 토큰은 "
        + "뺐으며, 합은 각각 100%이다.",
      "Sentence \(number): share of incoming and outgoing attention of each token. "
        + "\(basis(layers, heads)) Without special and excluded tokens; each adds to 100%.")
  }

  func trainingCaption(steps: Int) -> String {
    choose(
      "학습 곡선: \(steps)스텝의 배치 손실과 학습률.",
      "Training curve: loss of the batch and learning rate over \(steps) steps.")
  }

  func accuracyCaption(count: Int) -> String {
    choose(
      "학습에 쓰지 않은 리뷰 \(count)건의 정확도. 가는 선은 95% 윌슨 신뢰 구간이다.",
      "Accuracy on \(count) reviews that were not trained on. Whiskers are 95% Wilson intervals.")
  }

  // MARK: Alt texts

  func heatMapAlt(_ number: Int, tokens: Int, isRatio: Bool) -> String {
    let what =
      isRatio ? choose("어텐션 비율", "attention ratios") : choose("평균 어텐션", "averaged attention")
    return choose(
      "문장 \(number)의 토큰 \(tokens)개 사이의 \(what)을 미세 조정 전, 후, 차이로 나란히 그린 히트맵",
      "Heat maps of \(what) between the \(tokens) tokens of sentence \(number): before, after and "
        + "their difference")
  }

  func changeAlt(_ number: Int, increase: (String, String)?, decrease: (String, String)?) -> String
  {
    let up = increase.map {
      choose("최대 증가 \($0.0) \($0.1)%p", "largest increase \($0.0) \($0.1) pp")
    }
    let down = decrease.map {
      choose("최대 감소 \($0.0) \($0.1)%p", "largest decrease \($0.0) \($0.1) pp")
    }
    let facts = [up, down].compactMap { $0 }
    let what = choose(
      "문장 \(number)의 토큰별 [CLS] 어텐션 변화 막대그래프",
      "Bars of the change of attention from [CLS] to each token of sentence \(number)")
    return facts.isEmpty
      ? what + choose(": 변화 없음", ": no change") : what + ": " + facts.joined(separator: ", ")
  }

  func cosineAlt(_ number: Int, lowest: String, cosine: String) -> String {
    choose(
      "문장 \(number)의 토큰별 코사인 유사도: 가장 낮은 토큰 \(lowest), \(cosine)",
      "Cosine of each token of sentence \(number): lowest for \(lowest), \(cosine)")
  }

  func flowAlt(_ number: Int) -> String {
    choose(
      "문장 \(number)에서 각 토큰이 받는 어텐션과 주는 어텐션의 비중을 미세 조정 전후로 비교한 막대그래프",
      "Bars of each token's share of incoming and outgoing attention in sentence \(number), before "
        + "and after")
  }

  func trainingAlt(first: String, last: String) -> String {
    choose(
      "학습 곡선: 손실이 첫 에폭 평균 \(first)에서 마지막 에폭 평균 \(last)(으)로 바뀐다",
      "Training curve: mean loss \(first) in the first epoch, \(last) in the last")
  }

  func accuracyAlt(before: String, after: String) -> String {
    choose(
      "정확도 막대그래프: 미세 조정 전 \(before)%, 후 \(after)%",
      "Bars of accuracy: \(before)% before fine-tuning, \(after)% after")
  }
}
