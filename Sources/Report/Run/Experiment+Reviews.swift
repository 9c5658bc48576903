import Analysis
import Tokenization
import Training

/// Reviews as the models read them.
extension Experiment {
  var reviews: ReviewSource {
    ReviewSource(
      url: dataset.location,
      filter: dataset.source.map { ColumnFilter(column: "source", value: $0) })
  }

  /// Reviews as ids, and what is known of each.
  struct TokenizedReviews {
    let examples: [Example]
    /// Row, tokens of the whole review, tokens cut off, negation present.
    let reviews: [(row: Int, tokens: Int, removed: Int, hasNegation: Bool)]

    var truncated: Int { reviews.count { $0.removed > 0 } }
    var longest: Int { reviews.map(\.tokens).max() ?? 0 }

    /// The same as a report keeps it, by row.
    func facts(isTest: Bool) -> [ReviewFacts] {
      zip(examples, reviews).map { example, review in
        ReviewFacts(
          row: review.row, isTest: isTest, label: example.label, tokens: review.tokens,
          removed: review.removed, hasNegation: review.hasNegation)
      }.sorted { $0.row < $1.row }
    }
  }

  func tokenize(
    _ texts: [LabeledText], _ tokenizer: BERTTokenizer
  ) throws -> TokenizedReviews {
    let encodings = try texts.map {
      try tokenizer.encode($0.text, maxLength: configuration.training.maxLength)
    }
    return TokenizedReviews(
      examples: zip(texts, encodings).map {
        Example(inputIDs: $1.inputIDs, tokenTypeIDs: $1.tokenTypeIDs, label: $0.label)
      },
      reviews: zip(texts, encodings).map {
        ($0.row, $1.count + $1.removedTokens, $1.removedTokens, Negation.isPresent(in: $0.text))
      })
  }

  func noteRemoved(_ distinct: DistinctTexts) {
    if distinct.duplicateCount > 0 {
      watch(.note("\(distinct.duplicateCount) duplicate reviews left out"))
    }
    if distinct.conflictCount > 0 {
      watch(
        .warning("\(distinct.conflictCount) reviews left out that stand there with both labels"))
    }
  }
}
