import Foundation

/// A finished run as another is compared with it: its manifest and the tables beside it.
struct RunRecord {
  /// A token of a sentence of the analysis; the same in two runs that read the sentence alike.
  struct TokenPlace: Hashable {
    let sentence: String
    let index: Int
    let token: String
  }

  /// How much an embedding moved with fine-tuning.
  struct Embedding {
    let cosine: Double
    let isBelowThreshold: Bool
  }

  /// The run as the person named it.
  let name: String
  let manifest: Manifest.Content
  let metrics: MetricsFile
  let predictions: [PairedPrediction]
  /// Texts of the sentences, in their order.
  let sentences: [String]
  /// The ratio of attention that [CLS] gives after fine-tuning, 0 to 1.
  let attention: [TokenPlace: Double]
  let embeddings: [TokenPlace: Embedding]

  /// Reads the run whose manifest, or whose folder, is at `path`.
  /// - Throws: `ReportError.usage` where there is no such run, `ReportError.data` for a file that is
  ///   missing, foreign, or not the one that the manifest lists.
  init(path: String) throws(ReportError) {
    name = path
    let file = try RunRecord.manifestFile(path)
    manifest = try Manifest.read(file)
    let folder = file.deletingLastPathComponent()
    for name in RunRecord.files { try RunRecord.check(name, of: folder, manifest) }
    let data = folder.appending(path: "data")
    metrics = try RunResults.decode("metrics.json", of: data)
    predictions = try RunResults.readPredictions(data)
    let facts: [SentenceFacts] = try RunResults.decode("sentences.json", of: data)
    sentences = facts.map(\.text)

    let ratios = try DataTable(
      reading: "attention_cls.csv", of: data,
      columns: ["sentence", "index", "token", "finetuned_ratio"])
    var attention: [TokenPlace: Double] = [:]
    for row in ratios.rows.indices {
      let place = try RunRecord.place(row, of: ratios, in: "attention_cls.csv", sentences)
      attention[place] = try ratios.number(row, 3, in: "attention_cls.csv")
    }
    self.attention = attention

    let cosines = try DataTable(
      reading: "cosine.csv", of: data,
      columns: ["sentence", "index", "token", "cosine", "changed"])
    var embeddings: [TokenPlace: Embedding] = [:]
    for row in cosines.rows.indices {
      let place = try RunRecord.place(row, of: cosines, in: "cosine.csv", sentences)
      embeddings[place] = Embedding(
        cosine: try cosines.number(row, 3, in: "cosine.csv"),
        isBelowThreshold: try cosines.number(row, 4, in: "cosine.csv"))
    }
    self.embeddings = embeddings
  }

  /// The digest of the data set's file or files.
  var dataset: [String] {
    manifest.inputs.filter { $0.key.hasPrefix("dataset/") }.map(\.value)
  }

  private static let files = [
    "metrics.json", "predictions.csv", "sentences.json", "attention_cls.csv", "cosine.csv",
  ]

  /// The manifest that `path` names, or that of the folder it names.
  private static func manifestFile(_ path: String) throws(ReportError) -> URL {
    let url = URL(filePath: path)
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder) else {
      throw .usage("there is no \(path); name the manifest.json of a run, or its folder")
    }
    guard isFolder.boolValue else { return url }
    let file = url.appending(path: "manifest.json")
    guard FileManager.default.fileExists(atPath: file.path) else {
      throw .usage("\(path) has no manifest.json; name a folder that `bertreport build` wrote")
    }
    return file
  }

  /// Refuses a table of another run than the manifest's.
  private static func check(
    _ name: String, of folder: URL, _ manifest: Manifest.Content
  ) throws(ReportError) {
    let file = folder.appending(path: "data/\(name)")
    guard FileManager.default.fileExists(atPath: file.path) else {
      throw .data(
        file: file.path,
        problem: "is missing; the data folder must stand beside manifest.json, as `bertreport "
          + "build` wrote it")
    }
    guard let expected = manifest.artifacts["data/\(name)"] else {
      throw .data(
        file: folder.appending(path: "manifest.json").path,
        problem: "does not list data/\(name); make the run again with `bertreport build`")
    }
    let digest = try sha256(ofFile: file)
    guard digest == expected else {
      throw .data(
        file: file.path,
        problem: "is not the file of manifest.json: expected SHA-256 \(expected), got \(digest). "
          + "Compare folders as `bertreport build` left them")
    }
  }

  private static func place(
    _ row: Int, of table: DataTable, in name: String, _ sentences: [String]
  ) throws(ReportError) -> TokenPlace {
    let number: Int = try table.number(row, 0, in: name)
    guard sentences.indices.contains(number - 1) else {
      throw .data(
        file: name, problem: "row \(row + 1) names sentence \(number) of \(sentences.count)")
    }
    return TokenPlace(
      sentence: sentences[number - 1], index: try table.number(row, 1, in: name),
      token: table.rows[row][2])
  }
}
