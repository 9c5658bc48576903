import Encoder
import Foundation
import Tensors
import Tokenization

/// A model and its tokenizer, applied to texts of the user's: what `tokenize`, `encode` and
/// `inspect` do.
public struct TextModel: Sendable {
  /// One text, or a pair of them.
  public struct Input: Codable, Hashable, Sendable {
    /// The text.
    public var text: String
    /// A second text that belongs to it.
    public var pair: String?

    /// A text, with or without a second one.
    public init(text: String, pair: String? = nil) {
      self.text = text
      self.pair = pair
    }

    /// Reads one line: the text itself, or `{"text": …, "pair": …}` where `isJSON`.
    /// - Throws: `ReportError.input` with the number of the line.
    public init(line: String, number: Int, isJSON: Bool) throws(ReportError) {
      guard isJSON else {
        self.init(text: line)
        return
      }
      guard let input = try? JSONDecoder().decode(Input.self, from: Data(line.utf8)) else {
        throw .input(line: number, problem: "is not {\"text\": …} or {\"text\": …, \"pair\": …}")
      }
      self = input
    }
  }

  /// The tokens of a text as `tokenize` prints them.
  private struct Output: Encodable {
    let tokens: [String]
    let inputIDs: [Int32]
    let tokenTypeIDs: [Int32]
    let offsets: [[Int]]

    enum CodingKeys: String, CodingKey {
      case tokens
      case inputIDs = "input_ids"
      case tokenTypeIDs = "token_type_ids"
      case offsets
    }
  }

  private let folder: URL
  private let tokenizer: BERTTokenizer

  /// The model in `folder`.
  /// - Throws: where it has no vocabulary or settings that are not supported.
  public init(folder: URL) throws(TokenizationError) {
    self.folder = folder
    tokenizer = try BERTTokenizer(folder: folder)
  }

  /// The tokens of `input`, the `number`th from 1, as one line of JSON; `warn` is told where a
  /// text is too long and was cut.
  public func tokenize(
    _ input: Input, number: Int, warn: (String) -> Void = { _ in }
  ) throws -> String {
    let encoding = try tokenizer.encode(input.text, pair: input.pair)
    noteCut(encoding, number, warn)
    let output = Output(
      tokens: encoding.tokens, inputIDs: encoding.inputIDs, tokenTypeIDs: encoding.tokenTypeIDs,
      offsets: encoding.offsets.map { [$0.lowerBound, $0.upperBound] })
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(output), as: UTF8.self)
  }

  private func noteCut(_ encoding: Encoding, _ number: Int, _ warn: (String) -> Void) {
    guard encoding.removedTokens > 0 else { return }
    warn(
      "input \(number) is too long: the last \(encoding.removedTokens) tokens were cut off, "
        + "\(encoding.tokens.count) are left")
  }

  /// Writes what `encode` gives to `file`, whole or not at all.
  /// - Throws: what `encode` throws, and `ReportError.notWritable`.
  public func encode(
    _ inputs: [Input], to file: URL, warn: (String) -> Void = { _ in }
  ) throws {
    let data = try encode(inputs, warn: warn)
    do {
      try data.write(to: file, options: .atomic)
    } catch {
      throw ReportError.notWritable(path: file.path, reason: plainReason(error))
    }
  }

  /// A safetensors file with the ids, hidden states `[T, H]` of every layer, attentions
  /// `[A, T, T]` of every layer and the pooler output `[H]` of each input, in inference mode and
  /// float32; `warn` is told where a text is too long and was cut.
  func encode(_ inputs: [Input], warn: (String) -> Void) throws -> Data {
    let checkpoint = try Checkpoint(folder: folder)
    var random = RandomSource(seed: 0, stream: 0)
    let (model, report) = try checkpoint.classifier(
      classes: checkpoint.storedClasses ?? 2, random: &random)
    let hasPooler =
      model.configuration.architecture == .bert
      && !report.initialized.contains { $0.contains("pooler") }
    var tensors: [(name: String, content: Safetensors.Content)] = []
    for (index, input) in inputs.enumerated() {
      let encoding = try tokenizer.encode(
        input.text, pair: input.pair, maxLength: model.configuration.maximumPositions)
      noteCut(encoding, index + 1, warn)
      let trace = try model.trace(encoding.inputIDs, tokenTypeIDs: encoding.tokenTypeIDs)
      tensors.append(
        (
          "\(index).input_ids",
          .integers(encoding.inputIDs.map(Int.init), shape: [encoding.inputIDs.count])
        ))
      for layer in 0...model.configuration.layerCount {
        tensors.append(("\(index).hidden_states.\(layer)", .real(trace.hiddenStates.slice(layer))))
      }
      for layer in 0..<model.configuration.layerCount {
        tensors.append(("\(index).attentions.\(layer)", .real(trace.attentions.slice(layer))))
      }
      if hasPooler { tensors.append(("\(index).pooler_output", .real(trace.pooled))) }
    }
    return Safetensors.encode(tensors)
  }

  /// What the model is and what would be loaded, as lines of text.
  public static func inspect(folder: URL) throws -> [String] {
    let checkpoint = try Checkpoint(folder: folder)
    var random = RandomSource(seed: 0, stream: 0)
    let (model, report) = try checkpoint.classifier(
      classes: checkpoint.storedClasses ?? 2, random: &random)
    let shape = model.configuration
    var lines = [
      "architecture        \(shape.architecture.rawValue)",
      "layers              \(shape.layerCount)",
      "heads               \(shape.headCount)",
      "hidden size         \(shape.hiddenSize)",
      "feed-forward size   \(shape.intermediateSize)",
      "vocabulary          \(shape.vocabularySize)",
      "positions           \(shape.maximumPositions)",
      "parameters          \(model.layout.count)",
      "loaded tensors      \(report.loaded.count)",
      "newly initialised   \(report.initialized.count)",
    ]
    lines += report.initialized.map { "  \($0)" }
    lines.append("unexpected tensors  \(report.unexpected.count)")
    lines += report.unexpected.map { "  \($0)" }
    lines.append("")
    lines += model.layout.parameters.map {
      "\($0.name)  [\($0.shape.map(String.init).joined(separator: ", "))]"
    }
    return lines
  }
}
