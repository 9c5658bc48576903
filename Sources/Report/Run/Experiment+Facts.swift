import Encoder
import Foundation
import Tokenization
import Training

/// What a report says about model and data.
extension Experiment {
  func facts(
    _ model: SequenceClassifier, _ report: Checkpoint.Report
  ) throws(ReportError) -> ModelFacts {
    let parts = configuration.training.trainable.parts
    let shape = model.configuration
    var files: [String: String] = [:]
    for name in ["config.json", "model.safetensors"] + tokenizerFiles {
      files[name] = try sha256(ofFile: self.model.folder.appendingPathComponent(name))
    }
    return ModelFacts(
      name: configuration.model, summary: self.model.entry?.summary,
      architecture: shape.architecture.rawValue, layers: shape.layerCount,
      heads: shape.headCount, hiddenSize: shape.hiddenSize,
      intermediateSize: shape.intermediateSize, vocabularySize: shape.vocabularySize,
      initializerRange: shape.initializerRange,
      parameters: model.layout.count,
      trained: model.layout.parameters.filter { parts.includes($0.part, layers: shape.layerCount) }
        .reduce(0) { $0 + $1.range.count },
      loaded: report.loaded, initialized: report.initialized, unexpected: report.unexpected,
      precision: productPrecision.rawValue, files: files)
  }

  /// Names of the model's files that its tokens depend on.
  var tokenizerFiles: [String] {
    let settings = model.folder.appendingPathComponent("tokenizer_config.json")
    return [BERTTokenizer.vocabularyFile(in: model.folder)]
      + (FileManager.default.fileExists(atPath: settings.path) ? ["tokenizer_config.json"] : [])
  }

  func facts(
    _ distinct: DistinctTexts, train: TokenizedReviews, test: TokenizedReviews
  ) throws(ReportError) -> DatasetFacts {
    func part(_ reviews: TokenizedReviews) -> DatasetFacts.Part {
      DatasetFacts.Part(
        count: reviews.examples.count, positive: reviews.examples.count { $0.label == 1 },
        truncated: reviews.truncated,
        tokens: reviews.examples.reduce(0) { $0 + $1.inputIDs.count }, longest: reviews.longest)
    }
    return DatasetFacts(
      name: configuration.dataset.name, summary: dataset.entry?.summary,
      sha256: try datasetDigest(),
      read: distinct.readCount, duplicates: distinct.duplicateCount,
      conflicts: distinct.conflictCount, train: part(train), test: part(test))
  }

  /// The digest of the data file; of a folder, that of the digests of its files by name.
  private func datasetDigest() throws(ReportError) -> String {
    let url = dataset.location
    guard
      url.hasDirectoryPath
        || (try? url.resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory == true
    else { return try sha256(ofFile: url) }
    var parts: [String] = []
    for name in ["neg", "pos"] {
      let folder = url.appendingPathComponent(name)
      let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
      for file in files.sorted() where file.hasSuffix(".txt") {
        parts.append("\(name)/\(file)=\(try sha256(ofFile: folder.appendingPathComponent(file)))")
      }
    }
    return StageCache.key(parts)
  }
}
