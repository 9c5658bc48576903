extension OppositeSentencesTests {
  static let english = [
    Claim(
      "accuracy", "Accuracy rose from 40.0%, with a classifier not yet trained, to 90.0%, by 50.0",
      "Accuracy fell from 90.0%, with a classifier not yet trained, to 40.0%, by 50.0",
      "Accuracy is 40.0% both before and after fine-tuning."),
    Claim(
      "largest change of all", "changed most is `film` in sentence 1 (+67.46 pp).",
      "changed most is `film` in sentence 1 (−67.46 pp).",
      "Nothing changed in attention or embeddings."),
    Claim(
      "reviews called positive",
      "calls 9 of 10 reviews positive before fine-tuning and 6 after.",
      "calls 6 of 10 reviews positive before fine-tuning and 9 after.",
      "calls 9 of 10 reviews positive before fine-tuning and 9 after."),
    Claim(
      "heads", "The head that changed most is head 0 of layer 0",
      "The head that changed most is head 0 of layer 0",
      "No head attends differently after fine-tuning."),
    Claim(
      "kinds of heads", "| broad | entropy > 0.78 of its maximum | 4 | 0 |",
      "| broad | entropy > 0.78 of its maximum | 0 | 4 |",
      "| broad | entropy > 0.78 of its maximum | 4 | 4 |"),
    Claim(
      "changed kinds", "Of 4 heads, 4 are of another kind", "Of 4 heads, 4 are of another kind",
      "Of 4 heads, 0 are of another kind"),
    Claim(
      "word in focus", "attends most to `good` (5.00%) in the first sentence",
      "attends most to `good` (40.00%) in the first sentence",
      "attends most to `good` (40.00%) in the first sentence"),
    Claim(
      "two uses of a word", "the two uses lie further apart after fine-tuning.",
      "the two uses lie closer together after fine-tuning.",
      "Fine-tuning did not change this distance."),
    Claim(
      "probability of a sentence", "is 50.00% before fine-tuning and 75.00% after.",
      "is 75.00% before fine-tuning and 50.00% after.",
      "is 50.00% before fine-tuning and 50.00% after."),
    Claim(
      "largest increase",
      "attends more to `film` after fine-tuning (+67.46 pp), the only increase.",
      "attends more to `good` after fine-tuning (+51.59 pp), the only increase.",
      "The ratio that \\[CLS\\] gives did not change for any token."),
    Claim(
      "largest decrease", "attends less to `good` (−51.59 pp), the only decrease.",
      "attends less to `film` (−67.46 pp), the only decrease.", nil),
    Claim(
      "own ratio", "keeps to itself is 21.43% before and 5.56% after (−15.87 pp);",
      "keeps to itself is 5.56% before and 21.43% after (+15.87 pp);",
      "keeps to itself is 21.43% before and 21.43% after (0.00 pp);"),
    Claim(
      "removed mass", "of its row is 30.00% before and 10.00% after.",
      "of its row is 10.00% before and 30.00% after.",
      "of its row is 30.00% before and 30.00% after."),
    Claim(
      "cosines", "In sentence 1 the cosine of all 5 tokens is below 0.9:",
      "In sentence 1 the cosine of all 5 tokens is below 0.9:",
      "In sentence 1 no token has a cosine below 0.9."),
    Claim(
      "entropy", "After fine-tuning the entropy is smaller in every sentence.",
      "After fine-tuning the entropy is larger in every sentence.",
      "The entropy did not change with fine-tuning."),
    Claim(
      "variance", "The variance is larger in every sentence.",
      "The variance is smaller in every sentence.", "The variance did not change."),
    Claim(
      "representations", "CKA is lowest in layer", "CKA is lowest in layer",
      "The vectors of both models are the same in every layer."),
    Claim(
      "verdicts", "5 were wrong before fine-tuning and are right after, 0 the other way round;",
      "0 were wrong before fine-tuning and are right after, 5 the other way round;",
      "No verdict changed."),
    Claim(
      "difference", "The accuracy differs by +50.0 pp,", "The accuracy differs by −50.0 pp,",
      "The accuracy differs by 0.0 pp,"),
    Claim(
      "slices", "ranges from 0.0 pp (“short (4–7)”) to +100.0 pp (“medium (8–10)”).",
      "ranges from −100.0 pp (“medium (8–10)”) to 0.0 pp (“short (4–7)”).",
      "Accuracy changed by the same amount for every kind of review."),
    Claim(
      "reviews by row",
      "Wrong before, right after (rows of the data file, counted from 0): 4, 5, 6, 7, 8.",
      "Right before, wrong after: 4, 5, 6, 7, 8.", nil),
    Claim(
      "exchanges", "moves the probability most (−40.00 pp; before, −20.00 pp).",
      "moves the probability most (−20.00 pp; before, −40.00 pp).",
      "moves the probability most (−20.00 pp; before, −20.00 pp)."),
    Claim(
      "conclusion on accuracy", "- Fine-tuning raised accuracy from 40.0% to 90.0%;",
      "- Fine-tuning lowered accuracy from 90.0% to 40.0%;",
      "- Accuracy is 40.0% both before and after fine-tuning."),
    Claim(
      "conclusion on a sentence",
      "grew only for `film` (+67.46 pp). It shrank only for `good` (−51.59 pp).",
      "grew only for `good` (+51.59 pp). It shrank only for `film` (−67.46 pp).",
      "the attention ratio from \\[CLS\\] did not change."),
    Claim(
      "conclusion on entropy",
      "- Entropy fell in every sentence: attention is more concentrated.",
      "- Entropy rose in every sentence: attention is more evenly spread.",
      "- Entropy did not change in any sentence."),
    Claim(
      "conclusion on heads", "- Of 4 heads, head 0 of layer 0 changed most",
      "- Of 4 heads, head 0 of layer 0 changed most", "- No head changed."),
    Claim(
      "conclusion on embeddings", "- All 10 tokens of the sentences have a cosine below 0.9",
      "- All 10 tokens of the sentences have a cosine below 0.9",
      "- 0 of 10 tokens of the sentences have a cosine below 0.9"),
    Claim(
      "orders of words", "| 1 | +1.00 | +1.00 | −1.00 |", "| 1 | +1.00 | +1.00 | −1.00 |",
      "| 1 | +1.00 | +1.00 | +1.00 |"),
  ]

  static let korean = [
    Claim(
      "accuracy", "정확도는 아직 학습하지 않은 분류기의 40.0%에서 90.0%로 50.0%p 올랐다.",
      "정확도는 아직 학습하지 않은 분류기의 90.0%에서 40.0%로 50.0%p 내렸다.",
      "정확도는 미세 조정 전과 후 모두 40.0%이다."),
    Claim(
      "largest change of all", "달라진 토큰은 문장 1의 `film` (+67.46%p)이다.",
      "달라진 토큰은 문장 1의 `film` (−67.46%p)이다.", "어텐션과 임베딩에서는 아무것도 달라지지 않았다."),
    Claim(
      "reviews called positive", "10건 가운데 미세 조정 전 9건, 후 6건이다.",
      "10건 가운데 미세 조정 전 6건, 후 9건이다.", "10건 가운데 미세 조정 전 9건, 후 9건이다."),
    Claim(
      "heads", "가장 많이 달라진 것은 레이어 0의 헤드 0", "가장 많이 달라진 것은 레이어 0의 헤드 0",
      "미세 조정 후 다르게 주목하는 헤드는 없다."),
    Claim(
      "kinds of heads", "| 넓게 퍼짐 | 엔트로피 > 최댓값의 0.78배 | 4 | 0 |",
      "| 넓게 퍼짐 | 엔트로피 > 최댓값의 0.78배 | 0 | 4 |",
      "| 넓게 퍼짐 | 엔트로피 > 최댓값의 0.78배 | 4 | 4 |"),
    Claim(
      "word in focus", "미세 조정 후 첫 문장에서 `good` (5.00%)", "미세 조정 후 첫 문장에서 `good` (40.00%)",
      "미세 조정 후 첫 문장에서 `good` (40.00%)"),
    Claim(
      "two uses of a word", "미세 조정 후 두 쓰임은 더 멀어졌다.", "미세 조정 후 두 쓰임은 더 가까워졌다.",
      "미세 조정은 이 거리를 바꾸지 않았다."),
    Claim(
      "probability of a sentence", "미세 조정 전 50.00%, 후 75.00%이다.", "미세 조정 전 75.00%, 후 50.00%이다.",
      "미세 조정 전 50.00%, 후 50.00%이다."),
    Claim(
      "largest increase", "늘어난 것은 `film` (+67.46%p)뿐이다.",
      "늘어난 것은 `good` (+51.59%p)뿐이다.", "비율은 어느 토큰에서도 달라지지 않았다."),
    Claim(
      "largest decrease", "줄어든 것은 `good` (−51.59%p)뿐이다.",
      "줄어든 것은 `film` (−67.46%p)뿐이다.", nil),
    Claim(
      "own ratio", "전 21.43%, 후 5.56%(−15.87%p)", "전 5.56%, 후 21.43%(+15.87%p)",
      "전 21.43%, 후 21.43%(0.00%p)"),
    Claim(
      "cosines", "토큰 5개 모두의 코사인 유사도가 0.9 미만이다:", "토큰 5개 모두의 코사인 유사도가 0.9 미만이다:",
      "문장 1에 코사인 유사도가 0.9 미만인 토큰은 없다."),
    Claim(
      "entropy", "엔트로피는 모든 문장에서 줄었다.", "엔트로피는 모든 문장에서 늘었다.",
      "엔트로피는 달라지지 않았다."),
    Claim(
      "variance", "분산은 모든 문장에서 늘었다.", "분산은 모든 문장에서 줄었다.", "분산은 달라지지 않았다."),
    Claim(
      "representations", "CKA가 가장 낮은 곳은", "CKA가 가장 낮은 곳은", "두 모델의 벡터는 모든 레이어에서 같다."),
    Claim(
      "verdicts", "5건은 미세 조정 전에 틀렸다가 후에 맞았고, 0건은 맞았다가 틀렸다.",
      "0건은 미세 조정 전에 틀렸다가 후에 맞았고, 5건은 맞았다가 틀렸다.", "판단이 달라진 리뷰는 없다."),
    Claim("difference", "차이는 +50.0%p이며", "차이는 −50.0%p이며", "차이는 0.0%p이며"),
    Claim(
      "slices", "0.0%p(“짧은 리뷰 (4–7)”)에서 +100.0%p(“중간 리뷰 (8–10)”)까지이다.",
      "−100.0%p(“중간 리뷰 (8–10)”)에서 0.0%p(“짧은 리뷰 (4–7)”)까지이다.",
      "정확도의 변화는 모든 종류에서 같다."),
    Claim(
      "reviews by row", "틀렸다가 맞은 리뷰(데이터 파일의 행, 0부터 센다): 4, 5, 6, 7, 8.",
      "맞았다가 틀린 리뷰: 4, 5, 6, 7, 8.", nil),
    Claim(
      "exchanges", "가장 크게 움직인다(−40.00%p, 미세 조정 전에는 −20.00%p).",
      "가장 크게 움직인다(−20.00%p, 미세 조정 전에는 −40.00%p).",
      "가장 크게 움직인다(−20.00%p, 미세 조정 전에는 −20.00%p)."),
    Claim(
      "conclusion on accuracy", "- 미세 조정은 정확도를 40.0%에서 90.0%로 올렸다.",
      "- 미세 조정은 정확도를 90.0%에서 40.0%로 내렸다.", "- 정확도는 미세 조정 전과 후 모두 40.0%이다."),
    Claim(
      "conclusion on a sentence", "어텐션 비율이 늘어난 것은 `film` (+67.46%p)뿐이다.",
      "어텐션 비율이 늘어난 것은 `good` (+51.59%p)뿐이다.", "어텐션 비율은 달라지지 않았다."),
    Claim(
      "conclusion on entropy", "- 모든 문장에서 엔트로피가 줄었다.", "- 모든 문장에서 엔트로피가 늘었다.",
      "- 엔트로피는 어느 문장에서도 달라지지 않았다."),
    Claim("conclusion on heads", "가장 많이 달라진 것은", "가장 많이 달라진 것은", "- 달라진 헤드는 없다."),
    Claim(
      "conclusion on embeddings", "10개 모두 미세 조정 전후 벡터의 코사인 유사도가 0.9 미만이다.",
      "10개 모두 미세 조정 전후 벡터의 코사인 유사도가 0.9 미만이다.", "미만인 것은 0개이다."),
  ]
}
