import Analysis
import Figures

/// What is seen in the figures and what they say: every fact is read from the numbers, so that it
/// turns round when they do.
extension Words {
  func description(_ picture: String, _ fact: Fact) -> FigureDescription {
    FigureDescription(picture: picture, fact: fact)
  }
  func choose(_ korean: Fact, _ english: Fact) -> Fact {
    language == .korean ? korean : english
  }
  func percent(_ share: Double) -> String { NumberFormat.percent(1).text(share) }

  // MARK: Experiment

  func describeLengths(limit: Int, cut: [(cut: Int, of: Int)]) -> FigureDescription {
    description(
      choose("학습용과 시험용 리뷰의 길이 히스토그램", "Histograms of review lengths"),
      choose(
        "\(limit)토큰의 선을 넘는 리뷰는 학습용 \(cut[0].of)건 가운데 \(cut[0].cut)건, 시험용 \(cut[1].of)건 가운데 \(cut[1].cut)건이다",
        "beyond the line at \(limit) tokens lie \(cut[0].cut) of \(cut[0].of) training reviews and "
          + "\(cut[1].cut) of \(cut[1].of) test reviews"))
  }

  func describeTraining(first: String, last: String) -> FigureDescription {
    description(
      choose("학습 곡선", "Training curve"),
      choose(
        "손실의 에폭 평균은 첫 에폭 \(first), 마지막 에폭 \(last)이다",
        "the mean loss is \(first) in the first epoch and \(last) in the last"))
  }

  func describeAccuracy(_ accuracy: BeforeAfter<Double>) -> FigureDescription {
    description(
      choose("정확도 막대그래프", "Bars of accuracy"),
      choose(
        "미세 조정 전 \(percent(accuracy.before)), 후 \(percent(accuracy.after))",
        "\(percent(accuracy.before)) before fine-tuning, \(percent(accuracy.after)) after"))
  }

  func describeConfusion(
    _ errors: BeforeAfter<(missed: Int, wrong: Int)>
  ) -> FigureDescription {
    description(
      choose("혼동 행렬", "Confusion matrices"),
      choose(
        "긍정을 부정으로 본 리뷰는 전 \(errors.before.missed)건, 후 \(errors.after.missed)건, 부정을 긍정으로 본 리뷰는 전 "
          + "\(errors.before.wrong)건, 후 \(errors.after.wrong)건이다",
        "positive reviews taken for negative \(errors.before.missed) before, \(errors.after.missed) "
          + "after; negative taken for positive \(errors.before.wrong) before, "
          + "\(errors.after.wrong) after"))
  }

  // MARK: Where attention goes

  /// The token that receives most attention, with its share of all that is given.
  struct Receiver: Hashable {
    let token: String
    let share: Double
  }

  private func mostGoes(_ most: BeforeAfter<Receiver>) -> Fact {
    let (before, after) = (percent(most.before.share), percent(most.after.share))
    return most.before.token == most.after.token
      ? choose(
        "어텐션을 가장 많이 받는 토큰은 전(\(before))과 후(\(after)) 모두 \(token: most.after.token)이다",
        "the largest share of attention goes to \(token: most.after.token), \(before) before fine-tuning and "
          + "\(after) after")
      : choose(
        "어텐션을 가장 많이 받는 토큰은 전에는 \(token: most.before.token) (\(before)), 후에는 \(token: most.after.token) "
          + "(\(after))이다",
        "the largest share of attention goes to \(token: most.before.token) before fine-tuning "
          + "(\(before)) and to \(token: most.after.token) after (\(after))")
  }

  func describeHeadView(
    sentence: Int, heads: Int, _ most: BeforeAfter<Receiver>
  ) -> FigureDescription {
    description(
      choose(
        "문장 \(sentence)의 토큰 사이를 헤드 \(heads)개의 어텐션 선으로 이은 그림",
        "Lines of attention of \(heads) heads between the tokens of sentence \(sentence)"),
      mostGoes(most))
  }

  func describeHeadMultiples(
    sentence: Int, heads: Int, _ most: BeforeAfter<Receiver>
  ) -> FigureDescription {
    description(
      choose(
        "문장 \(sentence)의 토큰 사이의 어텐션 선, 헤드 \(heads)개를 한 칸에 하나씩, 위는 미세 조정 전, 아래는 후",
        "Lines of attention between the tokens of sentence \(sentence), one panel for each of "
          + "\(heads) heads, before above and after below"),
      mostGoes(most))
  }

  func describeModelView(sentence: Int, after: Bool, _ most: Receiver) -> FigureDescription {
    let state = after ? choose("미세 조정 후", "after") : choose("미세 조정 전", "before")
    return description(
      choose(
        "문장 \(sentence)의 모든 레이어와 헤드의 작은 히트맵",
        "Small heat maps of all layers and heads for sentence \(sentence)"),
      choose(
        "\(state) 모든 레이어와 헤드를 합쳐 어텐션을 가장 많이 받는 토큰은 \(token: most.token) (\(percent(most.share)))이다",
        "\(state) fine-tuning, the largest share of attention in all layers and heads goes to "
          + "\(token: most.token) (\(percent(most.share)))"))
  }

  func describeModelView(
    sentence: Int, largestDifference largest: HeadFacts.Difference
  ) -> FigureDescription {
    let isSmall = largest.value.magnitude < 0.005
    let value = NumberFormat(
      decimals: 2, notation: isSmall ? .exponent : .plain, signed: true
    ).text(largest.value)
    return description(
      choose(
        "문장 \(sentence)의 모든 레이어와 헤드의 작은 히트맵, 후에서 전을 뺀 차이",
        "Small heat maps of all layers and heads for sentence \(sentence), after minus before"),
      largest.value == 0
        ? choose("어디에도 차이가 없다", "there is no difference anywhere")
        : choose(
          "가중치 하나의 가장 큰 차이는 레이어 \(largest.layer) 헤드 \(largest.head)의 \(value)이다",
          "the largest difference of a single weight is \(value), in head \(largest.head) of layer "
            + "\(largest.layer)"))
  }

  func describeDivergence(_ most: ModelComparison.Head?) -> FigureDescription {
    description(
      choose(
        "레이어와 헤드별 젠슨–섀넌 발산 히트맵",
        "Heat map of the Jensen–Shannon divergence by layer and head"),
      most.map { head in
        let value = Numbers.divergence(head.divergence)
        return head.divergence == 0
          ? choose("미세 조정 후 다르게 주목하는 헤드는 없다", "no head attends differently after fine-tuning")
          : choose(
            "가장 많이 달라진 것은 레이어 \(head.layer)의 헤드 \(head.head) (\(value) nat)이다",
            "head \(head.head) of layer \(head.layer) changed most (\(value) nats)")
      } ?? "")
  }

  func describeTrainingMode(sentence: Int, zeroes: Int, of count: Int) -> FigureDescription {
    description(
      choose(
        "문장 \(sentence)의 한 헤드의 어텐션 히트맵, 학습 모드와 추론 모드",
        "Heat maps of one head for sentence \(sentence) in training and inference mode"),
      choose(
        "학습 모드에서는 모든 가중치 \(Numbers.grouped(count))개 가운데 \(Numbers.grouped(zeroes))개가 0이다",
        "in training mode \(Numbers.grouped(zeroes)) of all \(Numbers.grouped(count)) weights are 0"
      ))
  }

  /// - Parameter most: what the word attends to most in either sentence, itself, special and
  ///   excluded tokens left aside; nil where nothing else is left.
  func describeFocus(_ word: String, _ most: [Receiver?]) -> FigureDescription {
    func named(_ receiver: Receiver?) -> Fact {
      receiver.map { "\(token: $0.token) (\(percent($0.share)))" }
        ?? choose("없음", "nothing")
    }
    return description(
      choose(
        "두 문장에서 “\(word)”의 어텐션을 보이는 음영과 막대그래프",
        "Shaded text and bars of the attention that “\(word)” gives in two sentences"),
      choose(
        "자신과 특수 토큰, 제외한 토큰을 빼면, 이 단어가 가장 많이 주목하는 토큰은 첫 문장에서 \(named(most[0])), 둘째 문장에서 "
          + "\(named(most[1]))이다",
        "apart from itself, special and excluded tokens, the word attends most to \(named(most[0])) "
          + "in the first sentence and to \(named(most[1])) in the second"))
  }

  func describeFlow(_ number: Int, _ most: BeforeAfter<Receiver>) -> FigureDescription {
    description(
      choose(
        "문장 \(number)에서 각 토큰이 받는 어텐션과 주는 어텐션의 비중을 미세 조정 전후로 비교한 막대그래프",
        "Bars of each token’s share of incoming and outgoing attention in sentence \(number), before "
          + "and after"),
      choose(
        "특수 토큰과 제외한 토큰을 빼면 \(mostGoes(most))",
        "without special and excluded tokens, \(mostGoes(most))"))
  }

  // MARK: Sentences

  private func tokens(_ tokens: (shown: Int, all: Int)) -> String {
    tokens.shown == tokens.all
      ? choose("토큰 \(tokens.all)개", "the \(tokens.all) tokens")
      : choose(
        "토큰 \(tokens.all)개 가운데 \(tokens.shown)개", "\(tokens.shown) of the \(tokens.all) tokens")
  }

  func describeHeatMap(
    _ number: Int, tokens: (shown: Int, all: Int), _ most: BeforeAfter<Receiver>
  ) -> FigureDescription {
    description(
      choose(
        "문장 \(number)의 \(self.tokens(tokens)) 사이의 평균 어텐션 히트맵 셋(미세 조정 전, 후, 차이)",
        "Three heat maps of averaged attention between \(self.tokens(tokens)) of sentence \(number) "
          + "(before, after, difference)"),
      mostGoes(most))
  }

  func describeRatioMap(
    _ number: Int, tokens: (shown: Int, all: Int), _ most: BeforeAfter<Receiver>, excludes: Bool
  ) -> FigureDescription {
    description(
      choose(
        "문장 \(number)의 \(self.tokens(tokens)) 사이의 어텐션 비율 히트맵 셋(미세 조정 전, 후, 차이)",
        "Three heat maps of attention ratios between \(self.tokens(tokens)) of sentence \(number) "
          + "(before, after, difference)"),
      excludes
        ? choose(
          "제외한 토큰을 빼면 \(mostGoes(most))", "without the excluded tokens, \(mostGoes(most))")
        : mostGoes(most))
  }

  func describeChange(_ number: Int, _ attention: ClassAttention) -> FigureDescription {
    let isOnly = (up: attention.increases == 1, down: attention.decreases == 1)
    func named(_ entry: ClassAttention.Entry) -> Fact {
      "\(token: entry.token) (\(Numbers.telling(entry.change))\(choose("%p", " pp")))"
    }
    func grew(_ entry: ClassAttention.Entry) -> Fact {
      choose(
        "\(isOnly.up ? "" : "가장 크게 ")늘어난 것은 \(named(entry))\(isOnly.up ? "뿐" : "")",
        "grew \(isOnly.up ? "only" : "most") for \(named(entry))")
    }
    func shrank(_ entry: ClassAttention.Entry) -> Fact {
      choose(
        "\(isOnly.down ? "" : "가장 크게 ")줄어든 것은 \(named(entry))\(isOnly.down ? "뿐" : "")",
        "shrank \(isOnly.down ? "only" : "most") for \(named(entry))")
    }
    let fact: Fact =
      switch (attention.largestIncrease, attention.largestDecrease) {
      case (let up?, let down?):
        choose(
          "[CLS]가 다른 토큰에 주는 어텐션 비율이 \(grew(up))이고, \(shrank(down))이다",
          "the attention ratio from [CLS] to other tokens \(grew(up)) and \(shrank(down))")
      case (let up?, nil):
        choose(
          "[CLS]가 다른 토큰에 주는 어텐션 비율이 \(grew(up))이고, 줄어든 것은 없다",
          "the attention ratio from [CLS] to other tokens \(grew(up)) and shrank for none")
      case (nil, let down?):
        choose(
          "[CLS]가 다른 토큰에 주는 어텐션 비율이 \(shrank(down))이고, 늘어난 것은 없다",
          "the attention ratio from [CLS] to other tokens \(shrank(down)) and grew for none")
      case (nil, nil):
        choose(
          "[CLS]가 주는 어텐션 비율은 어느 토큰에서도 달라지지 않았다",
          "the attention ratio from [CLS] did not change for any token")
      }
    return description(
      choose(
        "문장 \(number)의 토큰별 [CLS] 어텐션 변화 막대그래프",
        "Bars of the change of the attention ratio from [CLS] to each token of sentence \(number)"),
      fact)
  }

  /// - Parameter largest: the entry that changed most, with the number of its sentence; nil if
  ///   nothing changed.
  func describeSentimentChange(
    _ largest: (sentence: Int, entry: ClassAttention.Entry)?
  ) -> FigureDescription {
    description(
      choose(
        "문장별 어텐션 변화 막대그래프를 한 축에 나란히 그린 것",
        "Bars of change for each sentence on one axis"),
      largest.map { sentence, entry in
        choose(
          "[CLS] 자신을 빼면 가장 큰 변화는 문장 \(sentence)의 \(token: entry.token) (\(Numbers.telling(entry.change))%p)이다",
          "the largest change, [CLS] itself left aside, is that of \(token: entry.token) in sentence "
            + "\(sentence) (\(Numbers.telling(entry.change)) pp)")
      } ?? choose("어느 문장에서도 달라지지 않았다", "nothing changed in any sentence"))
  }
}
