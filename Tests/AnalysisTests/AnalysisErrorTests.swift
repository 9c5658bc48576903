import Testing

@testable import Analysis

private let messages: [(error: AnalysisError, text: String)] = [
  (
    .indexOutOfRange(what: "layer", index: 6, count: 6),
    "layer 6 does not exist: the model has 6, valid are 0 to 5; correct analysis.layers"
  ),
  (
    .nothingSelected(what: "head"),
    "analysis.heads is an empty list; name at least one head, or leave the key out"
  ),
  (
    .repeatedIndex(what: "layer", index: 2),
    "layer 2 is listed twice in analysis.layers; name each layer once"
  ),
  (
    .shape(what: "attentions", expected: "[L, A, 3, 3]", got: [2, 4, 5, 5]),
    """
    attentions have shape [2, 4, 5, 5], expected [L, A, 3, 3]; trace the sentence with the model \
    and the tokenizer that belong together
    """
  ),
  (
    .badValue(what: "hidden states", index: [1, 0, 2], value: .infinity),
    """
    hidden states[1, 0, 2] is inf, expected a finite number that is not negative where it is an \
    attention; the model has diverged or its file is damaged
    """
  ),
  (
    .noClassToken(first: "the"),
    "the sentence begins with 'the', expected '[CLS]'; encode it with special tokens"
  ),
  (
    .noClassToken(first: nil),
    "the sentence begins with no token, expected '[CLS]'; encode it with special tokens"
  ),
  (
    .classTokenExcluded,
    """
    analysis.excluded_tokens names '[CLS]', whose attention is what is analysed; take it out of \
    the list
    """
  ),
  (
    .noKeptMass(token: "film", position: 2),
    """
    all attention of token 2 'film' goes to excluded tokens, its ratios would be 0/0; exclude \
    fewer tokens
    """
  ),
  (
    .noContentTokens(tokens: ["[CLS]", ".", "[SEP]"]),
    """
    nothing is left of the sentence [CLS] . [SEP] without special and excluded tokens; exclude \
    fewer tokens or choose another sentence
    """
  ),
  (
    .noContentMass(tokens: ["[CLS]", "a", "[SEP]"]),
    """
    the words of [CLS] a [SEP] give one another no attention at all, incoming and outgoing shares \
    would be 0/0; choose other layers or heads
    """
  ),
  (
    .zeroVector(layer: 2, token: "a", position: 1),
    "hidden state 2 of token 1 'a' is zero, so it has no cosine; the model's file is damaged"
  ),
  (
    .wordNotInSentence(word: "pear", tokens: ["[CLS]", "an", "apple", "[SEP]"]),
    """
    the word 'pear' is not in the sentence [CLS] an apple [SEP]; name one of its words in \
    analysis.focus, or change the sentence
    """
  ),
  (
    .tooFewResamples(500),
    "500 bootstrap resamples, expected at least 2000; draw more of them"
  ),
  (
    .tooFew(what: "vectors", expected: 2, got: 1),
    "1 vectors, expected at least 2; give the analysis more of them"
  ),
  (
    .unequalCounts(what: "labels", expected: 3, got: 2),
    "2 labels, expected 3, one for each; pass lists that belong together"
  ),
  (
    .constantRepresentations,
    """
    all representations of a model are the same, so their similarity would be 0/0; compare more \
    tokens or check the model's file
    """
  ),
  (.threshold(1.5), "analysis.cosine_threshold is 1.5, expected a number from -1 to 1"),
]

@Test(arguments: messages)
func anAnalysisErrorSaysWhatWhereAndWhatToDo(error: AnalysisError, text: String) {
  #expect("\(error)" == text)
}
