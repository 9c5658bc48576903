import Analysis
import Figures

/// The words of the figures of layers, embeddings and reviews.
extension Words {
  // MARK: Experiment

  func part(isTest: Bool) -> String { isTest ? choose("시험용", "Test") : choose("학습용", "Training") }
  func cutNote(_ count: Int) -> String { choose("잘린 리뷰 \(count)건", "\(count) cut") }
  func lengths(_ limit: Int) -> LengthHistogram.Words {
    .init(
      length: choose("길이 (토큰)", "Length (tokens)"), count: choose("리뷰 (건)", "Reviews"),
      limit: choose("\(Numbers.grouped(limit))토큰에서 자름", "cut at \(Numbers.grouped(limit)) tokens"))
  }
  func lengthCaption(limit: Int) -> String {
    choose(
      "리뷰의 길이(토큰 수). [CLS]와 [SEP]를 포함하며, \(Numbers.grouped(limit))토큰보다 긴 리뷰는 그 뒤를 자른다. "
        + "점선 오른쪽의 색이 다른 막대가 그런 리뷰이다.",
      "Length of the reviews in tokens. [CLS] and [SEP] are included; what lies beyond "
        + "\(Numbers.grouped(limit)) tokens is cut off. The bars beyond the dashed line, in a colour of "
        + "their own, are reviews that lose their end.")
  }
  var classes: [String] { [choose("부정", "negative"), choose("긍정", "positive")] }
  var confusion: ConfusionMatrices.Words {
    .init(
      before: before, after: after, actual: choose("라벨", "Label"),
      predicted: choose("모델의 판단", "Prediction"))
  }
  func confusionCaption(count: Int) -> String {
    choose(
      "시험용 리뷰 \(count)건의 혼동 행렬. 백분율은 행, 곧 같은 라벨의 리뷰 가운데의 비율이다.",
      "Confusion matrices of \(count) test reviews. Percentages are of the row, that is, of the "
        + "reviews with one label.")
  }

  // MARK: Limits

  /// Numbers count tokens; values and scales are those of all, shown or not.
  func limitNote(shown: Int, of all: Int, withClassToken: Bool) -> String {
    choose(
      "토큰 \(all)개 가운데 \(shown)개(\(withClassToken ? "[CLS], " : "")본문에 적은 토큰, 어텐션을 가장 많이 받는 토큰)만 "
        + "그렸고, 값은 문장 전체에서 구한 것이다.",
      "Of \(all) tokens, \(shown) are shown: \(withClassToken ? "[CLS], " : "")those that the text names "
        + "and those that receive most attention; values are those of the whole sentence.")
  }

  /// What a cell of a model view stands for, where it is more than one pair of tokens.
  func cellNote(_ tokensPerCell: Int, _ state: ModelState) -> String {
    guard tokensPerCell > 1 else { return "" }
    let pairs = "\(tokensPerCell)×\(tokensPerCell)"
    return state == .difference
      ? choose(
        " 작은 칸 하나는 이웃한 토큰 \(pairs)쌍의 차이 가운데 절댓값이 가장 큰 것이다.",
        " A cell of a panel has the difference of largest magnitude of \(pairs) neighbouring pairs."
      )
      : choose(
        " 작은 칸 하나는 이웃한 토큰 \(pairs)쌍 가운데 가장 큰 값이다.",
        " A cell of a panel has the largest weight of \(pairs) neighbouring pairs.")
  }

  // MARK: Focus

  var focusAxis: String { choose("어텐션 가중치", "Attention weight") }
  func focusCaption(_ word: String, _ basis: Basis) -> String {
    choose(
      "두 문장에서 “\(word)”의 어텐션, 미세 조정 후. \(basis.layers), \(basis.heads)의 평균. 모든 토큰을 보인다. "
        + "배경의 색이 진할수록 가중치가 크며, 색과 축은 0에서 시작하고 두 문장에서 같다.",
      "Where “\(word)” attends in two sentences, after fine-tuning. Mean over \(basis.layers) and "
        + "\(basis.heads). All tokens are shown. The stronger the colour behind a token, the larger "
        + "its weight; colours and axes start at 0 and are the same for both.")
  }
  var cosineName: String { choose("코사인 유사도", "Cosine similarity") }
  func focusLayersCaption(_ word: String) -> String {
    choose(
      "두 문장에 나온 “\(word)”의 벡터 사이의 코사인 유사도, 레이어별. 벡터는 은닉 상태이며 레이어 0은 임베딩의 출력이다. "
        + "축의 범위는 값에 맞춘 것이다.",
      "Cosine between the vectors of “\(word)” in the two sentences, by layer. The vectors are hidden "
        + "states, layer 0 is the output of the embeddings; the axis fits the values.")
  }

  // MARK: Comparison

  func panelTitle(_ number: Int, sentiment: String) -> String {
    choose(
      "문장 \(number) (\(self.sentiment(sentiment)))",
      "Sentence \(number) (\(self.sentiment(sentiment)))")
  }
  /// - Parameter page: which of how many figures, where it is not alone.
  func sentimentChangeCaption(_ basis: Basis, page: (Int, Int)? = nil) -> String {
    let part = page.map { " (\($0)/\($1))" } ?? ""
    let axes =
      page == nil
      ? choose("축의 척도는 모든 문장에서 같다", "on the same scale for all sentences")
      : choose("축의 범위는 모든 문장에서 같다", "on axes of the same range for all sentences")
    return choose(
      "감정 유형별 [CLS] 어텐션 비율의 변화\(part). 단위는 %p이고 \(axes). \(basis.layers), \(basis.heads)의 "
        + "평균. 제외한 토큰: \(basis.excluded).",
      "Change of the attention ratio of [CLS] by type of sentiment\(part). In percentage points (pp), "
        + "\(axes). Mean over \(basis.layers) and \(basis.heads). Excluded tokens: \(basis.excluded)."
    )
  }
  func spreadAxis(_ name: String) -> String {
    name == "entropy"
      ? choose("정규화 엔트로피(최댓값에 대한 비)", "Normalised entropy (share of its maximum)")
      : choose("분산", "Variance")
  }
  func spreadCaption(_ name: String, _ basis: Basis, sentences: Int) -> String {
    choose(
      "레이어별 비율 행렬의 \(name == "entropy" ? "정규화 엔트로피" : "분산"). "
        + (name == "entropy" ? "최댓값에 대한 비로, " : "")
        + "레이어마다 모든 헤드의 평균 어텐션에서 구하여 문장 \(sentences)개를 평균한 값이다. 제외한 토큰: "
        + "\(basis.excluded). 축의 범위는 값에 맞춘 것이다.",
      "\(name == "entropy" ? "Normalised entropy" : "Variance") of the matrix of ratios by layer. "
        + (name == "entropy" ? "As a share of its maximum; computed" : "Computed")
        + " from each layer’s attention averaged over all its heads, mean over \(sentences) sentences. "
        + "Excluded tokens: \(basis.excluded). The axis fits the values.")
  }
  func layerCosineCaption(_ number: Int) -> String {
    choose(
      "문장 \(number): 레이어와 토큰별 전후 코사인 유사도. 미세 조정 전과 후의 은닉 상태 사이에서 구하며, 색이 진할수록 많이 "
        + "변한 것이다. 레이어 0은 임베딩의 출력이다. \(withoutNone) 색 척도는 1에서 끝나고 모든 문장에서 같다.",
      "Sentence \(number): cosine before and after fine-tuning by layer and token. Computed from the "
        + "hidden states; the stronger the colour, the more has changed. Layer 0 is the output of the "
        + "embeddings. \(withoutNone) The colour scale ends at 1 and is the same for all sentences."
    )
  }
  var projection: ProjectionScatter.Words {
    .init(
      before: before, after: after, first: choose("제1 주성분", "First principal component"),
      second: choose("제2 주성분", "Second principal component"))
  }
  func projectionCaption(_ number: Int) -> String {
    choose(
      "문장 \(number): 마지막 은닉 상태의 주성분 평면. 두 모델의 은닉 상태를 함께 주성분 분석하였다. 화살표는 미세 조정 "
        + "전에서 후로 향하고, 두 축의 척도는 같으며, 축의 백분율은 설명된 분산이다. \(withoutNone)",
      "Sentence \(number): last hidden states on their principal plane. The plane is that of the first two "
        + "principal components of both models together. Arrows lead from before to after; both axes have one scale, and "
        + "their percentages are the variance explained. \(withoutNone)")
  }
}
