import Analysis
import Encoder
import Tensors
import Tokenization
import Training

/// What is asked of both models beside the reviews: sentences, words in focus, exchanged words.
extension Experiment {
  /// Both models on texts of the configuration.
  struct Probe {
    let tokenizer: BERTTokenizer
    let models: BeforeAfter<SequenceClassifier>
    let maxLength: Int

    /// What both models do with `text`.
    func traces(_ text: String) throws -> (encoding: Encoding, traces: BeforeAfter<Trace>) {
      let encoding = try tokenizer.encode(text, maxLength: maxLength)
      return (
        encoding,
        try models.map {
          try $0.trace(encoding.inputIDs, tokenTypeIDs: encoding.tokenTypeIDs)
        }
      )
    }
  }

  func sentence(
    _ sentence: AnalysisSentence, _ probe: Probe
  ) throws -> (facts: SentenceFacts, traces: BeforeAfter<AttentionTrace>) {
    let (encoding, traces) = try probe.traces(sentence.text)
    if encoding.removedTokens > 0 {
      watch(
        .warning(
          "sentence '\(sentence.text.prefix(40))…' was cut by \(encoding.removedTokens) tokens"))
    }
    return (
      SentenceFacts(
        text: sentence.text, sentiment: sentence.sentiment.rawValue, tokens: encoding.tokens,
        positiveBefore: traces.before.positive, positiveAfter: traces.after.positive),
      try traces.map { try $0.analysed }
    )
  }

  /// A word in its two sentences.
  /// - Throws: `AnalysisError.wordNotInSentence` where the vocabulary does not keep it whole.
  private func focus(_ focus: FocusSettings, _ probe: Probe) throws -> FocusFacts {
    let found = try focus.sentences.map { text in
      let (encoding, traces) = try probe.traces(text)
      let analysed = try traces.map { try $0.analysed }
      return (
        focus: try TokenFocus(
          word: focus.word, tokens: encoding.tokens, traces: analysed,
          settings: configuration.analysis.inAnalysis), traces: analysed
      )
    }
    func cosines(
      _ side: KeyPath<BeforeAfter<AttentionTrace>, AttentionTrace>
    ) throws -> [Double] {
      try PairCosines(
        found[0].focus.place(in: found[0].traces[keyPath: side]),
        found[1].focus.place(in: found[1].traces[keyPath: side])
      ).cosines
    }
    return FocusFacts(
      word: focus.word,
      sentences: zip(focus.sentences, found).map { FocusFacts.Sentence($0, $1.focus) },
      cosinesBefore: try cosines(\.before), cosinesAfter: try cosines(\.after))
  }

  func swap(_ swap: SwapSettings, _ probe: Probe) throws -> SwapFacts {
    let text = try swapped(swap)
    let traces = try probe.traces(text).traces
    return SwapFacts(
      sentence: swap.sentence, from: swap.from, to: swap.to,
      positiveBefore: traces.before.positive, positiveAfter: traces.after.positive)
  }

  /// The sentence with the words exchanged.
  /// - Throws: `ReportError.probe` where there is no such sentence or the words are not in it.
  private func swapped(_ swap: SwapSettings) throws(ReportError) -> String {
    let sentences = configuration.analysis.sentences
    guard swap.sentence <= sentences.count else {
      throw .probe(
        path: "analysis.swaps", found: "sentence \(swap.sentence)",
        allowed: "one of the \(sentences.count) sentences")
    }
    let text = sentences[swap.sentence - 1].text
    guard let range = text.firstRange(of: swap.from) else {
      throw .probe(
        path: "analysis.swaps", found: "'\(swap.from)'",
        allowed: "words that stand in sentence \(swap.sentence): \(text)")
    }
    return text.replacingCharacters(in: range, with: swap.to)
  }

  /// Refuses pictures and words that the sentences or the model do not have, before anything is
  /// trained.
  func checkProbes(_ probe: Probe) throws {
    let analysis = configuration.analysis
    let shape = probe.models.before.configuration
    if let problem = analysis.unfulfilled(
      sentences: analysis.sentences.count, layers: shape.layerCount, heads: shape.headCount)
    {
      throw ReportError.probe(
        path: problem.path, found: "\(problem.found)", allowed: problem.allowed)
    }
    for swap in analysis.swaps { _ = try swapped(swap) }
    for focus in analysis.focus {
      for text in focus.sentences where !text.lowercased().contains(focus.word.lowercased()) {
        throw ReportError.probe(
          path: "analysis.focus", found: "'\(focus.word)'",
          allowed: "a word of the sentence '\(text)'")
      }
    }
  }

  /// The words in focus; those that the model's vocabulary does not keep whole are left out with a
  /// warning.
  func visibleFocus(_ probe: Probe) throws -> [FocusFacts] {
    try configuration.analysis.focus.compactMap { settings in
      do {
        return try focus(settings, probe)
      } catch AnalysisError.wordNotInSentence(let word, let tokens) {
        watch(
          .warning(
            "'\(word)' is not in focus: the model reads \(tokens.joined(separator: " "))"))
        return nil
      }
    }
  }

  /// The attention of the chosen layer and head to its sentence with dropout on, as in a step of
  /// training.
  func trainingAttention(_ probe: Probe) throws -> Tensor {
    let single = configuration.analysis.singleHead
    let encoding = try probe.tokenizer.encode(
      configuration.analysis.sentences[single.sentence - 1].text, maxLength: probe.maxLength)
    let seeds = encoding.inputIDs.indices.map {
      Dropout.rowSeed(
        seed: configuration.training.seed &+ RandomStream.dropout, step: 0, sequence: 0,
        position: $0)
    }
    return try probe.models.after.trainingAttention(
      encoding.inputIDs, tokenTypeIDs: encoding.tokenTypeIDs,
      layer: single.layer ?? probe.models.after.configuration.layerCount - 1, head: single.head,
      dropoutSeeds: seeds)
  }
}

extension Trace {
  /// Probability of the positive class.
  fileprivate var positive: Double { CrossEntropy.probabilities(logits.values).values[1] }

  /// The trace in the analysis' terms.
  var analysed: AttentionTrace {
    get throws(AnalysisError) {
      try AttentionTrace(
        attentions: attentions, hiddenStates: hiddenStates, tokenCount: hiddenStates.shape[1])
    }
  }
}
