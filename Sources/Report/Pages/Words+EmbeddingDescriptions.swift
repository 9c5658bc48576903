import Analysis
import Figures

/// The same of the figures of layers and embeddings.
extension Words {
  /// - Parameter values: by layer.
  func describeSpread(_ name: String, _ values: BeforeAfter<[Double]>) -> FigureDescription {
    let sizes = zip(values.before, values.after).map { ($1 - $0).magnitude }
    let most = sizes.indices.reduce(0) { sizes[$1] > sizes[$0] ? $1 : $0 }
    func texts(_ decimals: Int) -> (String, String) {
      let format = NumberFormat.decimal(decimals)
      return (format.text(values.before[most]), format.text(values.after[most]))
    }
    // As many decimals as tell the two apart.
    let (before, after) = (4...12).lazy.map(texts).first { $0.0 != $0.1 } ?? texts(4)
    let quantity =
      name == "entropy" ? choose("정규화 엔트로피", "normalised entropy") : choose("분산", "variance")
    return description(
      choose("레이어별 \(quantity)의 선 그래프", "Lines of \(quantity) by layer"),
      sizes[most] == 0
        ? choose(
          "\(quantity)은(는) 어느 레이어에서도 달라지지 않았다",
          "\(quantity) did not change in any layer")
        : choose(
          "\(quantity)은(는) 레이어 \(most)에서 가장 크게 달라졌다(전 \(before), 후 \(after))",
          "\(quantity) changed most in layer \(most), from \(before) to \(after)"))
  }

  /// - Parameter below: how many cosines lie below the threshold.
  func describeCosine(
    _ number: Int, below: Int, of count: Int, threshold: String, lowest: TokenCosine?
  ) -> FigureDescription {
    let least: Fact = "\(token: lowest?.token ?? "") (\(Numbers.cosine(lowest?.cosine ?? .nan)))"
    let fact: Fact =
      switch below {
      case 0:
        choose(
          "코사인 유사도가 \(threshold) 미만인 토큰은 없고, 가장 낮은 것은 \(least)이다",
          "no token has a cosine below \(threshold), the lowest is that of \(least)")
      case count:
        choose(
          "토큰 \(count)개 모두의 코사인 유사도가 \(threshold) 미만이며, 가장 낮은 것은 \(least)이다",
          "the cosine of all \(count) tokens is below \(threshold), lowest for \(least)")
      default:
        choose(
          "토큰 \(count)개 가운데 \(below)개의 코사인 유사도가 \(threshold) 미만이며, 가장 낮은 것은 \(least)이다",
          "the cosine of \(below) of \(count) tokens is below \(threshold), lowest for \(least)")
      }
    return description(
      choose("문장 \(number)의 토큰별 코사인 유사도", "Cosine of each token of sentence \(number)"), fact)
  }

  /// - Parameters:
  ///   - mean: the layer whose tokens have the lowest mean cosine, and that mean.
  ///   - least: the lowest cosine of all.
  func describeLayerCosines(
    _ number: Int, mean: (layer: Int, cosine: Double),
    least: (token: String, layer: Int, cosine: Double)
  ) -> FigureDescription {
    let (average, lowest) = (Numbers.cosine(mean.cosine), Numbers.cosine(least.cosine))
    return description(
      choose(
        "문장 \(number)의 레이어와 토큰별 코사인 유사도 히트맵",
        "Heat map of cosines by layer and token of sentence \(number)"),
      lowest == Numbers.cosine(1)
        ? choose(
          "코사인 유사도는 모든 레이어의 모든 토큰에서 \(lowest)이다",
          "the cosine of every token is \(lowest) in every layer")
        : choose(
          "코사인 유사도의 토큰 평균은 레이어 \(mean.layer)에서 가장 낮고(\(average)), 하나하나의 값은 레이어 "
            + "\(least.layer)의 \(token: least.token) (\(lowest))에서 가장 낮다",
          "the cosine is lowest on average in layer \(mean.layer) (\(average)) and lowest of all for "
            + "\(token: least.token) in layer \(least.layer) (\(lowest))"))
  }

  /// - Parameters:
  ///   - explained: the share of the variance in the plane.
  ///   - farthest: what moves farthest, or nearly so; nothing where nothing moves.
  func describeProjection(
    _ number: Int, explained: Double, farthest: [String]
  ) -> FigureDescription {
    let movement: Fact
    switch farthest.count {
    case 0: movement = choose("움직인 토큰은 없다", "no token moves")
    case 1...Words.mostFarthest:
      let tokens = list(farthest.map { "\(token: $0)" })
      movement = choose(
        "가장 멀리 움직인 토큰은 \(tokens)이다",
        "\(tokens) \(farthest.count == 1 ? "moves" : "move") farthest")
    default:
      movement = choose(
        "눈에 띄게 더 멀리 움직인 토큰은 없다", "no token moves clearly farther than the others")
    }
    return description(
      choose(
        "문장 \(number)의 토큰 벡터의 2차원 투영과 이동 화살표",
        "Projection of the token vectors of sentence \(number) with arrows"),
      choose(
        "이 평면에 분산의 \(percent(explained))가 들어 있고, \(movement)",
        "the plane holds \(percent(explained)) of the variance; in it, \(movement)"))
  }

  /// Of more tokens than these no one is named that moves farthest.
  static let mostFarthest = 3

  /// `a, b and c`.
  private func list(_ facts: [Fact]) -> Fact {
    guard let first = facts.first, let last = facts.last, facts.count > 1 else {
      return facts.first ?? ""
    }
    let head = facts.dropFirst().dropLast().reduce(first) { $0 + ", " + $1 }
    return head + choose(", ", " and ") + last
  }

  /// - Parameters:
  ///   - last: after the last layer.
  ///   - adjusted: the same less the cosine of random pairs.
  func describeFocusLayers(
    _ word: String, last: BeforeAfter<Double>, adjusted: BeforeAfter<Double>
  ) -> FigureDescription {
    let (raw, less) = (last.map(Numbers.cosine), adjusted.map(Numbers.cosine))
    return description(
      choose(
        "레이어별 “\(word)” 벡터 사이의 코사인 유사도 선 그래프",
        "Lines of the cosine between the two “\(word)” vectors by layer"),
      choose(
        "마지막 레이어에서 두 벡터의 코사인 유사도는 미세 조정 전 \(raw.before), 후 \(raw.after)이고, 무작위 쌍의 유사도를 "
          + "빼면 전 \(less.before), 후 \(less.after)이다",
        "in the last layer the cosine of the two vectors goes from \(raw.before) to \(raw.after); "
          + "less that of random pairs, from \(less.before) to \(less.after)"))
  }
}
