/// The settings of `bertreport.yaml` in the order of the file. Reader, canonical text and manifest
/// all go through this one table: a new setting is one field and one line here (and one in the
/// sample).
enum SettingTable {
  static let settings: [Setting] = [
    Setting("title", \.title, read: readTitle, write: writeTitle),
    Setting(
      "author", \.author, read: { (value) throws(ReportError) in try value.text() },
      write: { .text($0) }),
    Setting("date", \.date, read: readDate, write: { $0.map(SettingValue.text) ?? .none }),
    Setting("language", \.languages, read: readLanguages, write: writeLanguages),
    .filledText("model", \.model),

    .filledText("dataset.name", \.dataset.name),
    .size("dataset.train_size", \.dataset.trainSize),
    .size("dataset.test_size", \.dataset.testSize),
    .seed("dataset.seed", \.dataset.seed),

    .size("training.epochs", \.training.epochs),
    .size("training.batch_size", \.training.batchSize),
    .whole(
      "training.max_length", \.training.maxLength, 3...512,
      allowed: "a whole number from 3 to 512"),
    .number("training.learning_rate", \.training.learningRate, allowed: "a number above 0") {
      $0 > 0
    },
    .number("training.warmup_ratio", \.training.warmupRatio, allowed: "a number from 0 to 1") {
      (0...1).contains($0)
    },
    .number(
      "training.weight_decay", \.training.weightDecay, allowed: "a number of at least 0"
    ) { $0 >= 0 },
    .number("training.max_grad_norm", \.training.maxGradientNorm, allowed: "a number above 0") {
      $0 > 0
    },
    Setting(
      "training.trainable", \.training.trainable, read: readTrainable, write: { .text($0.text) }),
    .choice("training.precision", \.training.precision),
    .seed("training.seed", \.training.seed),

    Setting(
      "analysis.sentences", \.analysis.sentences, read: readSentences, write: writeSentences),
    Setting("analysis.layers", \.analysis.layers, read: readLayers, write: writeLayers),
    Setting("analysis.heads", \.analysis.heads, read: readHeads, write: writeHeads),
    .choice("analysis.unit", \.analysis.unit),
    .size("analysis.head_view.sentence", \.analysis.headView.sentence),
    Setting(
      "analysis.head_view.layer", \.analysis.headView.layer, read: readLayer, write: writeLayer),
    Setting(
      "analysis.head_view.heads", \.analysis.headView.heads, read: readHeads, write: writeHeads),
    .size("analysis.single_head.sentence", \.analysis.singleHead.sentence),
    Setting(
      "analysis.single_head.layer", \.analysis.singleHead.layer, read: readLayer,
      write: writeLayer),
    .whole(
      "analysis.single_head.head", \.analysis.singleHead.head, 0...Int.max,
      allowed: "an index from 0"),
    Setting("analysis.focus", \.analysis.focus, read: readFocus, write: writeFocus),
    Setting("analysis.swaps", \.analysis.swaps, read: readSwaps, write: writeSwaps),
    Setting(
      "analysis.excluded_tokens", \.analysis.excludedTokens, read: readExcludedTokens,
      write: { .list($0.map(SettingValue.text)) }),
    .number(
      "analysis.cosine_threshold", \.analysis.cosineThreshold, allowed: "a number from -1 to 1"
    ) { (-1...1).contains($0) },

    Setting("report.formats", \.report.formats, read: readFormats, write: writeFormats),
    .choice("report.figures", \.report.figures),
    Setting("report.figures_dark", \.report.figuresDark, read: readFlag, write: writeFlag),
    Setting(
      "report.quote_reviews", \.report.quoteReviews, read: readFlag, write: writeFlag),
  ]

  /// The names that may stand in a section: its settings and its sections, in order, each once.
  static func names(in section: String) -> [String] {
    let prefix = section.isEmpty ? "" : section + "."
    var names: [String] = []
    for setting in settings where setting.path.hasPrefix(prefix) {
      let name = setting.path.dropFirst(prefix.count).prefix { $0 != "." }
      if names.last != String(name) { names.append(String(name)) }
    }
    return names
  }
}
