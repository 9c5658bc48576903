import Foundation
import Tokenization
import Training

extension Benchmark {
  /// Measures with the vocabulary of `model` on the reviews of `dataset`, each a name of the
  /// catalogue or a place on disk, and returns the result as JSON.
  /// - Throws: where either is missing or unreadable, and what `run` throws.
  public func run(
    model: String, dataset: String, _ fetcher: Fetcher, watch: RunWatcher
  ) throws -> String {
    let base = URL.currentDirectory()
    let tokenizer = try BERTTokenizer(
      folder: fetcher.model(named: model, relativeTo: base).folder)
    let located = try fetcher.dataset(named: dataset, relativeTo: base)
    let reviews = try ReviewSource(
      url: located.location,
      filter: located.source.map { ColumnFilter(column: "source", value: $0) }
    ).read()
    let result = try run(reviews.map(\.text), tokenizer: tokenizer, watch: watch)
    return String(decoding: try RunResults.encoder.encode(result), as: UTF8.self)
  }
}
