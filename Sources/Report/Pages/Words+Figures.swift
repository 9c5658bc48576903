import Figures

/// The words of the figures of heads, layers, embeddings and reviews.
extension Words {
  // MARK: Experiment

  func part(isTest: Bool) -> String { isTest ? choose("시험용", "Test") : choose("학습용", "Training") }
  func cutNote(_ count: Int) -> String { choose("잘린 리뷰 \(count)건", "\(count) cut") }
  func lengths(_ limit: Int) -> LengthHistogram.Words {
    .init(
      length: choose("길이 (토큰)", "Length (tokens)"), count: choose("리뷰", "Reviews"),
      limit: choose("\(limit)토큰에서 자름", "cut at \(limit) tokens"))
  }
  func lengthCaption(limit: Int) -> String {
    choose(
      "리뷰의 길이. [CLS]와 [SEP]를 포함한 토큰 수이며, \(limit)토큰보다 긴 리뷰는 그 뒤를 자른다.",
      "Length of the reviews in tokens, [CLS] and [SEP] included; what lies beyond \(limit) tokens is "
        + "cut off.")
  }
  func lengthAlt(limit: Int) -> String {
    choose(
      "학습용과 시험용 리뷰의 길이 히스토그램, \(limit)토큰에 자르는 선",
      "Histograms of review lengths with a line at \(limit) tokens")
  }
  var classes: [String] { [choose("부정", "negative"), choose("긍정", "positive")] }
  var confusion: ConfusionMatrices.Words {
    .init(
      before: before, after: after, actual: choose("라벨", "Label"),
      predicted: choose("모델의 판단", "Prediction"))
  }
  var confusionCaption: String {
    choose(
      "혼동 행렬. 백분율은 행, 곧 같은 라벨의 리뷰 가운데의 비율이다.",
      "Confusion matrices. Percentages are of the row, that is of the reviews with one label.")
  }
  var confusionAlt: String {
    choose("미세 조정 전과 후의 혼동 행렬", "Confusion matrices before and after fine-tuning")
  }

  // MARK: Limits

  func limitNote(shown: Int, of all: Int) -> String {
    choose(
      "토큰 \(all)개 가운데 [CLS]와 어텐션을 가장 많이 받는 것까지 \(shown)개만 보인다.",
      "Of \(all) tokens, [CLS] and those that receive most attention are shown, \(shown) in all.")
  }

  /// What a cell of a model view stands for, where it is more than one pair of tokens.
  func cellNote(_ tokensPerCell: Int) -> String {
    tokensPerCell == 1
      ? ""
      : choose(
        " 작은 칸 하나는 이웃한 토큰 \(tokensPerCell)×\(tokensPerCell)쌍 가운데 가장 큰 값이다.",
        " A cell shows the largest of \(tokensPerCell)×\(tokensPerCell) neighbouring pairs.")
  }

  // MARK: Heads

  var layer: String { choose("레이어", "Layer") }
  var token: String { choose("토큰", "Token") }
  var headView: HeadView.Words {
    .init(
      before: before, after: after, from: choose("주는 토큰", "From"), to: choose("받는 토큰", "To"),
      head: choose("헤드", "Head"))
  }
  private func threshold(_ minimum: String, _ share: String) -> String {
    choose(
      "\(minimum) 미만의 가중치(전체의 \(share))는 그리지 않는다.",
      "Weights below \(minimum) (\(share) of all attention) are not drawn.")
  }
  func headViewCaption(_ number: Int, layer: Int, minimum: String, share: String) -> String {
    choose(
      "문장 \(number)의 헤드 뷰: 레이어 \(layer)의 헤드별 어텐션. 선의 색은 헤드, 진하기는 가중치이다. "
        + threshold(minimum, share),
      "Head view of sentence \(number): attention of the heads of layer \(layer). Colour is the "
        + "head, opacity the weight. " + threshold(minimum, share))
  }
  func headMultiplesCaption(_ number: Int, layer: Int, minimum: String, share: String) -> String {
    choose(
      "문장 \(number)의 헤드를 하나씩: 레이어 \(layer). " + threshold(minimum, share),
      "The heads of sentence \(number) one by one: layer \(layer). " + threshold(minimum, share))
  }
  func headViewAlt(_ number: Int, heads: Int) -> String {
    choose(
      "문장 \(number)의 토큰 사이를 헤드 \(heads)개의 어텐션 선으로 이은 그림, 미세 조정 전과 후",
      "Lines of attention of \(heads) heads between the tokens of sentence \(number), before and after"
    )
  }
  func modelView(isDifference: Bool) -> ModelView.Words {
    .init(
      layer: layer, head: choose("헤드", "Head"),
      scale: isDifference
        ? choose("차이 (후 − 전)", "Difference (after − before)")
        : choose("어텐션 가중치", "Attention weight"))
  }
  private func state(_ id: String) -> String {
    switch id {
    case "model-view-before": choose("미세 조정 전", "before fine-tuning")
    case "model-view-after": choose("미세 조정 후", "after fine-tuning")
    default: choose("후에서 전을 뺀 차이", "after minus before")
    }
  }
  func modelViewCaption(_ number: Int, id: String) -> String {
    choose(
      "문장 \(number)의 모델 뷰: \(state(id)). 행은 레이어, 열은 헤드이며 각 칸은 토큰 사이의 어텐션이다. "
        + (id == "model-view-difference"
          ? "색 척도의 가운데는 0이다." : "전과 후의 색 척도는 같고 0에서 시작한다."),
      "Model view of sentence \(number): \(state(id)). Rows are layers, columns heads; each cell is "
        + "the attention between the tokens. "
        + (id == "model-view-difference"
          ? "The colour scale is centred on 0."
          : "The colour scale starts at 0 and is that of both models."))
  }
  func modelViewAlt(_ number: Int, id: String) -> String {
    choose(
      "문장 \(number)의 모든 레이어와 헤드의 작은 히트맵: \(state(id))",
      "Small heat maps of all layers and heads for sentence \(number): \(state(id))")
  }
  var trainingMode: String { choose("학습 모드", "Training mode") }
  var inferenceMode: String { choose("추론 모드", "Inference mode") }
  var singleMap: SingleHeatMap.Words {
    .init(
      from: choose("주는 토큰", "From token"), to: choose("받는 토큰", "To token"),
      scale: choose("어텐션 가중치", "Attention weight"))
  }
  func trainingModeCaption(_ number: Int) -> String {
    choose(
      "문장 \(number): 미세 조정한 모델의 레이어 0, 헤드 0. 학습 모드에서는 드롭아웃이 어텐션의 일부를 0으로 하고 나머지를 "
        + "키우므로 행의 합이 1이 아니다.",
      "Sentence \(number): layer 0, head 0 of the fine-tuned model. In training mode dropout zeroes "
        + "some weights and scales up the rest, so rows do not add to 1.")
  }
  func trainingModeAlt(_ number: Int) -> String {
    choose(
      "문장 \(number)의 레이어 0 헤드 0 어텐션 히트맵, 학습 모드와 추론 모드",
      "Heat maps of layer 0, head 0 for sentence \(number) in training and inference mode")
  }

  // MARK: Focus

  var focusAxis: String { choose("어텐션 가중치", "Attention weight") }
  func focusCaption(_ word: String, layers: String, heads: String) -> String {
    choose(
      "두 문장에서 “\(word)”의 어텐션, 미세 조정 후. \(layers), \(heads)의 평균. 배경이 진할수록 가중치가 크다.",
      "Where “\(word)” attends in two sentences, after fine-tuning. Mean over \(layers) and "
        + "\(heads). The darker the ground, the larger the weight.")
  }
  func focusAlt(_ word: String) -> String {
    choose(
      "두 문장의 “\(word)” 토큰이 다른 토큰에 주는 어텐션의 막대그래프와 음영",
      "Bars and shaded text of the attention that “\(word)” gives in two sentences")
  }
  var cosineName: String { choose("코사인 유사도", "Cosine similarity") }
  func focusLayersCaption(_ word: String) -> String {
    choose(
      "두 문장에 나온 “\(word)”의 벡터 사이의 코사인 유사도, 레이어별. 레이어 0은 임베딩의 출력이다.",
      "Cosine between the vectors of “\(word)” in the two sentences, by layer. Layer 0 is the output "
        + "of the embeddings.")
  }
  func focusLayersAlt(_ word: String) -> String {
    choose(
      "레이어별 “\(word)” 벡터 사이의 코사인 유사도 선 그래프",
      "Lines of the cosine between the two “\(word)” vectors by layer")
  }

  // MARK: Comparison

  func panelTitle(_ number: Int, sentiment: String) -> String {
    choose(
      "문장 \(number) (\(self.sentiment(sentiment)))",
      "Sentence \(number) (\(self.sentiment(sentiment)))")
  }
  func sentimentChangeCaption(layers: String, heads: String, excluded: String) -> String {
    choose(
      "감정 유형별 [CLS] 어텐션 비율의 변화, 하나의 축으로. \(layers), \(heads)의 평균. 제외한 토큰: \(excluded).",
      "Change of the attention ratio of [CLS] by type of sentiment, on one axis. Mean over \(layers) "
        + "and \(heads). Excluded tokens: \(excluded).")
  }
  var sentimentChangeAlt: String {
    choose("문장별 어텐션 변화 막대그래프를 한 축에 나란히", "Bars of change for each sentence on one axis")
  }
  func spreadAxis(_ name: String) -> String {
    name == "entropy"
      ? choose("엔트로피 / 최댓값", "Entropy / maximum") : choose("분산", "Variance")
  }
  func spreadCaption(_ name: String) -> String {
    choose(
      "레이어별 비율 행렬의 \(spreadAxis(name)): 모든 헤드의 평균 어텐션, 모든 문장의 평균.",
      "\(spreadAxis(name)) of the matrix of ratios by layer: attention averaged over all heads, mean "
        + "over all sentences.")
  }
  func spreadAlt(_ name: String) -> String {
    choose(
      "레이어별 \(spreadAxis(name))의 선 그래프, 미세 조정 전과 후",
      "Lines by layer: \(spreadAxis(name)), before and after")
  }
  func layerCosineCaption(_ number: Int) -> String {
    choose(
      "문장 \(number): 미세 조정 전후 은닉 상태의 코사인 유사도, 레이어와 토큰별. 진할수록 많이 변한 것이다. 레이어 0은 임베딩의 출력이다.",
      "Sentence \(number): cosine of the hidden states before and after fine-tuning by layer and "
        + "token; the darker, the more has changed. Layer 0 is the output of the embeddings.")
  }
  func layerCosineAlt(_ number: Int) -> String {
    choose(
      "문장 \(number)의 레이어와 토큰별 코사인 유사도 히트맵",
      "Heat map of cosines by layer and token of sentence \(number)")
  }
  var projection: ProjectionScatter.Words {
    .init(
      before: before, after: after, first: choose("제1 주성분", "First principal component"),
      second: choose("제2 주성분", "Second principal component"))
  }
  func projectionCaption(_ number: Int) -> String {
    choose(
      "문장 \(number): 두 모델의 마지막 은닉 상태를 함께 주성분 분석한 평면. 화살표는 미세 조정 전에서 후로 향한다.",
      "Sentence \(number): last hidden states of both models on the plane of their principal "
        + "components. Arrows lead from before to after.")
  }
  func projectionAlt(_ number: Int) -> String {
    choose(
      "문장 \(number)의 토큰 벡터의 2차원 투영과 이동 화살표",
      "Projection of the token vectors of sentence \(number) with arrows")
  }
}
