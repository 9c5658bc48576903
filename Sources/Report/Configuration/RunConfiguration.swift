import Analysis

/// Everything a person can choose about a run: the content of `bertreport.yaml`, defaults filled
/// in. `SettingTable` says how each field is called in the file and what it may hold.
public struct RunConfiguration: Hashable, Sendable {
  /// Title of the report in each language.
  public var title = BilingualText(
    english: "Fine-tuning and BERT attention", korean: "Fine-tuning과 BERT 어텐션")
  /// Author for the title page and the PDF's metadata; empty for none.
  public var author = ""
  /// Date of the report, `YYYY-MM-DD`; nil for none.
  public var date: String?
  /// Languages that the report is written in, each once, at least one.
  public var languages = [Language.korean, .english]
  /// Catalogue name, `hf:owner/name` or a folder in Hugging Face's layout.
  public var model = "all-minilm-l6-v2"
  /// Where the reviews come from and how they are split.
  public var dataset = DatasetSettings()
  /// How the model is fine-tuned.
  public var training = TrainingSettings()
  /// What is looked at afterwards.
  public var analysis = AnalysisSettings()
  /// What is written.
  public var report = ReportSettings()

  /// The defaults.
  public init() {}
}

/// Where the reviews come from and how they are split.
public struct DatasetSettings: Hashable, Sendable {
  /// Catalogue name, or a path relative to the configuration's folder.
  public var name = "imdb"
  /// Reviews to train on, at least 1.
  public var trainSize = 800
  /// Reviews to measure on, at least 1.
  public var testSize = 200
  /// Seed of the split.
  public var seed: UInt64 = 42

  /// The defaults.
  public init() {}
}

/// How the model is fine-tuned.
public struct TrainingSettings: Hashable, Sendable {
  /// Passes over the training part, at least 1.
  public var epochs = 4
  /// Reviews per optimizer step, at least 1.
  public var batchSize = 16
  /// Tokens of a sequence with [CLS] and [SEP], 3 to 512.
  public var maxLength = 256
  /// The largest learning rate, above 0.
  public var learningRate = 5e-5
  /// Part of the steps in which the rate rises, 0 to 1.
  public var warmupRatio = 0.1
  /// AdamW's decoupled weight decay, at least 0.
  public var weightDecay = 0.01
  /// Global norm the gradient is clipped to, above 0.
  public var maxGradientNorm = 1.0
  /// Which parameters change.
  public var trainable = Trainable.all
  /// Number format of the matrix products.
  public var precision = Precision.automatic
  /// Seed of the head's first weights, the data order and dropout.
  public var seed: UInt64 = 42

  /// The defaults.
  public init() {}
}

/// What is looked at after training.
public struct AnalysisSettings: Hashable, Sendable {
  /// The sentences whose attention and embeddings are shown, at least one.
  public var sentences = [
    AnalysisSentence(
      text: "This movie is absolutely fantastic! I loved every minute of it.",
      sentiment: .positive),
    AnalysisSentence(
      text: "The film was terrible and boring. I hated it.", sentiment: .negative),
    AnalysisSentence(
      text: "The movie was okay, nothing special but not bad either.", sentiment: .neutral),
  ]
  /// Layers that attention is averaged over.
  public var layers = LayerSelection.last
  /// Heads that attention is averaged over.
  public var heads = HeadSelection.all
  /// Whether tokens or whole words are analysed.
  public var unit = AnalysisUnit.token
  /// The sentence, layer and heads of the pictures that show heads one by one.
  public var headView = HeadViewSettings()
  /// The sentence, layer and head shown with and without dropout.
  public var singleHead = SingleHeadSettings()
  /// Words looked at in two sentences each.
  public var focus = [
    FocusSettings(
      word: "apple", sentences: ["Apple is huge enterprise", "I am eating an apple"]),
    FocusSettings(
      word: "bank",
      sentences: ["He put his money in the bank.", "They had a picnic on the river bank."]),
    FocusSettings(
      word: "python",
      sentences: ["He got bit by Python.", "Python is my favorite programming language."]),
  ]
  /// Words exchanged in the sentences, to see whether both models notice.
  public var swaps = [
    SwapSettings(sentence: 1, from: "loved", to: "hated"),
    SwapSettings(sentence: 1, from: "fantastic", to: "terrible"),
    SwapSettings(sentence: 2, from: "hated", to: "loved"),
    SwapSettings(sentence: 2, from: "terrible and boring", to: "fantastic and moving"),
    SwapSettings(sentence: 3, from: "nothing special but not bad either", to: "boring and bad"),
  ]
  /// Tokens left out of ratios; [PAD] always is, [CLS] never.
  public var excludedTokens = [".", ",", "[SEP]"]
  /// Below this cosine an embedding counts as changed greatly, -1 to 1.
  public var cosineThreshold = 0.9

  /// The defaults.
  public init() {}
}

/// A sentence to look at and what it expresses.
public struct AnalysisSentence: Hashable, Sendable {
  /// The sentence, not blank.
  public var text: String
  /// What it expresses.
  public var sentiment: Sentiment

  /// Makes a sentence.
  public init(text: String, sentiment: Sentiment) {
    self.text = text
    self.sentiment = sentiment
  }
}

/// What is written.
public struct ReportSettings: Hashable, Sendable {
  /// Forms of the report, each once, at least one.
  public var formats = [ReportFormat.markdown, .pdf, .slides]
  /// Form of the figures beside the Markdown.
  public var figures = FigureFormat.svg
  /// Whether the Markdown shows readers of dark pages figures on a dark ground.
  public var figuresDark = false
  /// Whether reviews that changed sides are quoted; they belong to their authors.
  public var quoteReviews = false

  /// The defaults.
  public init() {}
}
