import Analysis
import Figures

/// The words of the figures that show heads one by one.
extension Words {
  var layer: String { choose("레이어", "Layer") }
  var token: String { choose("토큰", "Token") }
  var headView: HeadView.Words {
    .init(
      before: before, after: after, from: choose("주는 토큰", "From"), to: choose("받는 토큰", "To"),
      head: choose("헤드", "Head"))
  }
  private func threshold(_ facts: HeadViewFacts) -> String {
    let (minimum, shares) = (facts.minimum, facts.omitted)
    return choose(
      "\(minimum) 미만의 가중치\(facts.isLimited ? "와 그리지 않은 토큰에 주는 가중치" : "")는 그리지 않았으며, 모두 합하면 "
        + "\(facts.isLimited ? "그린 토큰이 주는" : "전체") 어텐션의 \(shares.before)(미세 조정 전), "
        + "\(shares.after)(후)이다.",
      "Weights below \(minimum)\(facts.isLimited ? " and those to tokens not shown" : "") are not "
        + "drawn: \(shares.before) of the attention of these tokens before fine-tuning, "
        + "\(shares.after) after.")
  }
  /// What the captions of head views say.
  struct HeadViewFacts {
    let sentence: Int
    let layer: Int
    let heads: String
    /// Weights below have no line.
    let minimum: String
    /// The share of the sum of attention that has none.
    let omitted: BeforeAfter<String>
    /// Whether the sentence has tokens that are not shown.
    let isLimited: Bool
  }

  private func headBasis(_ facts: HeadViewFacts) -> String {
    choose(
      "레이어 \(facts.layer), \(facts.heads), 평균하지 않음. \(withoutNone) 선의 색은 헤드, 진하기는 0에서 1까지의 "
        + "가중치이다. ",
      "Layer \(facts.layer), \(facts.heads), not averaged. \(withoutNone) Colour is the head, "
        + "opacity the weight from 0 to 1. ") + threshold(facts)
  }
  func headViewCaption(_ facts: HeadViewFacts) -> String {
    choose(
      "문장 \(facts.sentence)의 헤드 뷰: 왼쪽 토큰이 오른쪽 토큰에 주는 어텐션. 겹친 선의 색은 섞인다.",
      "Head view of sentence \(facts.sentence). Lines are the attention from the tokens at the left to "
        + "those at the right; where they lie on one another, their colours mix.") + " "
      + headBasis(facts)
  }
  func headMultiplesCaption(_ facts: HeadViewFacts) -> String {
    choose(
      "문장 \(facts.sentence)의 헤드를 하나씩 그린 것. 왼쪽 토큰이 오른쪽 토큰에 주는 어텐션이다.",
      "The heads of sentence \(facts.sentence) one by one. Lines lead from the tokens at the left to "
        + "those at the right.") + " " + headBasis(facts)
  }
  func modelView(isDifference: Bool) -> ModelView.Words {
    .init(
      layer: layer, head: choose("헤드", "Head"),
      scale: isDifference
        ? choose("차이 (후 − 전)", "Difference (after − before)")
        : choose("어텐션 가중치", "Attention weight"))
  }
  /// What a model view shows.
  enum ModelState: String {
    case before, after, difference
  }

  private func name(_ state: ModelState) -> String {
    switch state {
    case .before: choose("미세 조정 전", "before fine-tuning")
    case .after: choose("미세 조정 후", "after fine-tuning")
    case .difference: choose("후에서 전을 뺀 차이", "after minus before")
    }
  }
  func modelViewCaption(_ number: Int, _ state: ModelState) -> String {
    choose(
      "문장 \(number)의 모델 뷰: \(name(state)). 행은 레이어, 열은 헤드이고 각 그림은 주는 토큰(위에서 아래로)과 받는 "
        + "토큰(왼쪽에서 오른쪽으로) 사이의 어텐션\(state == .difference ? "의 차이" : "")이다. 평균하지 않았다. \(withoutNone) "
        + (state == .difference
          ? "색 척도의 가운데는 0이고, 색은 \(ModelView.levels)단계씩이다."
          : "색 척도는 0에서 시작하고 전과 후가 같으며, 색은 \(ModelView.levels)단계이다."),
      "Model view of sentence \(number): \(name(state)). Rows are layers, columns heads; a panel "
        + "shows the \(state == .difference ? "change of " : "")attention from tokens (downwards) to tokens (across). Nothing is averaged. "
        + "\(withoutNone) "
        + (state == .difference
          ? "The colour scale is centred on 0, with \(ModelView.levels) steps on each side."
          : "The colour scale starts at 0, has \(ModelView.levels) steps and is the same before and "
            + "after."))
  }
  /// Some heads of a layer, where not all have a colour.
  func headsChangedMost(_ heads: [Int]) -> String {
    let list = heads.map(String.init).joined(separator: ", ")
    return choose(
      "가장 많이 달라진 헤드 \(heads.count)개(번호 \(list))",
      "the \(heads.count) heads that changed most (indices \(list))")
  }
  var divergenceScale: String {
    choose("젠슨–섀넌 발산 (nat)", "Jensen–Shannon divergence (nats)")
  }
  func divergenceCaption(sentences: Int) -> String {
    choose(
      "헤드별 전후 어텐션의 차이. 젠슨–섀넌 발산(nat)을 문장마다 모든 행에서 평균하고 문장 \(sentences)개에서 다시 평균한 값이다. 0은 같음, ln 2 ≈ 0.693은 겹치는 데가 없음을 뜻한다. \(withoutNone) 색 척도는 0에서 시작한다.",
      "How far the attention of each head differs before and after. Jensen–Shannon divergence in "
        + "nats, mean over the rows of a sentence, then over \(sentences) sentences. 0 is no difference, "
        + "ln 2 ≈ 0.693 no overlap. \(withoutNone) The colour scale starts at 0.")
  }
  var trainingMode: String { choose("학습 모드", "Training mode") }
  var inferenceMode: String { choose("추론 모드", "Inference mode") }
  var singleMap: SingleHeatMap.Words {
    .init(
      from: choose("주는 토큰", "From token"), to: choose("받는 토큰", "To token"),
      scale: choose("어텐션 가중치", "Attention weight"))
  }
  func trainingModeCaption(_ single: SingleHeadSettings, layer: Int) -> String {
    choose(
      "문장 \(single.sentence): 미세 조정한 모델의 레이어 \(layer), 헤드 \(single.head)의 어텐션. 학습 모드에서는 "
        + "드롭아웃이 가중치의 일부를 0으로 하고 나머지를 키우므로 행의 합이 1이 아니다. 드롭아웃은 "
        + "\(layer == 0 ? "임베딩" : "임베딩과 앞 레이어")에서도 일어나므로 남은 가중치도 추론 모드와 다르다. \(withoutNone) 두 그림은 0에서 "
        + "시작하는 같은 색 척도(viridis)를 쓴다.",
      "Sentence \(single.sentence): attention of layer \(layer), head \(single.head) of the "
        + "fine-tuned model. In training mode dropout zeroes some weights and scales up the rest, so "
        + "rows do not add to 1; as it acts on the embeddings\(layer == 0 ? "" : " and in the layers below"), too, the "
        + "weights that remain differ as well. \(withoutNone) Both maps share one colour scale (viridis) from 0."
    )
  }

  func kind(_ kind: HeadProfile.Kind) -> String {
    switch kind {
    case .punctuation: choose("문장 부호", "punctuation")
    case .separator: "[SEP]"
    case .classToken: "[CLS]"
    case .broad: choose("넓게 퍼짐", "broad")
    case .previousToken: choose("바로 앞 토큰", "previous token")
    case .nextToken: choose("바로 뒤 토큰", "next token")
    case .other: choose("그 밖", "other")
    }
  }
  /// What makes a head one of `kind`.
  func rule(_ kind: HeadProfile.Kind) -> String {
    switch kind {
    case .punctuation:
      choose("“.”와 “,”에 주는 몫 > 0.6", "share given to “.” and “,” > 0.6")
    case .separator: choose("[SEP]에 주는 몫 > 0.6", "share given to [SEP] > 0.6")
    case .classToken: choose("[CLS]에 주는 몫 > 0.6", "share given to [CLS] > 0.6")
    case .broad: choose("엔트로피 > 최댓값의 0.78배", "entropy > 0.78 of its maximum")
    case .previousToken: choose("바로 앞 토큰에 주는 몫 > 0.5", "share given to it > 0.5")
    case .nextToken: choose("바로 뒤 토큰에 주는 몫 > 0.5", "share given to it > 0.5")
    case .other: choose("위의 어느 것도 아님", "none of these")
    }
  }
}
