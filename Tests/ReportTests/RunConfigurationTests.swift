import Foundation
import Testing

@testable import Report

struct RunConfigurationTests {
  private func parse(_ text: String, languages: [Language]? = nil) throws -> RunConfiguration {
    try RunConfiguration(yaml: text, file: "bertreport.yaml", languages: languages)
  }

  @Test(arguments: ["", "# nothing but this\n", "---\n", "training:\nanalysis: {}\n", "~\n"])
  func fileWithoutSettingsGivesTheDefaults(text: String) throws {
    #expect(try parse(text) == RunConfiguration())
  }

  @Test func sampleGivesTheDefaults() throws {
    #expect(try parse(RunConfiguration.sample) == RunConfiguration())
  }

  @Test func sampleNamesEverySetting() {
    for setting in SettingTable.settings {
      let name = setting.path.split(separator: ".").last.map(String.init) ?? ""
      #expect(RunConfiguration.sample.contains("\(name):"), "\(setting.path)")
    }
  }

  @Test func fileAtTheRootIsTheSample() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let text = try String(contentsOf: root.appending(path: "bertreport.yaml"), encoding: .utf8)
    #expect(text == RunConfiguration.sample)
  }

  @Test func everySettingIsRead() throws {
    let configuration = try parse(Self.everything)
    #expect(configuration == Self.everythingRead)
  }

  @Test func defaultExchangesBelongToTheDefaultSentences() throws {
    let own = "analysis: {sentences: [{text: Good., sentiment: positive}]}"
    #expect(try parse(own).analysis.swaps == [])
    #expect(try parse("analysis: {unit: word}").analysis.swaps == RunConfiguration().analysis.swaps)
  }

  @Test func textReadAgainGivesTheSameConfiguration() throws {
    var strange = RunConfiguration()
    strange.title = BilingualText(
      english: "a: b # \"c\" \\ \n * [CLS] 가나다 null\t \\U0001F600 \\\\U0001F600",
      korean: "~ '{ko: x}'")
    strange.languages = [.english, .korean]
    strange.report.formats = [.slides, .markdown]
    strange.author = "~"
    strange.model = "./folder with spaces/'x'"
    strange.dataset.seed = .max
    strange.training.learningRate = 1.0 / 3e7
    strange.training.weightDecay = 0
    strange.analysis.excludedTokens = []
    strange.analysis.cosineThreshold = -1
    for configuration in [RunConfiguration(), Self.everythingRead, strange] {
      let text = try configuration.yaml()
      #expect(try parse(text) == configuration)
      #expect(try parse(text).yaml() == text)
    }
  }

  @Test func emojiStandAsTheyAreAndWhatIsNotSeenIsEscaped() throws {
    var configuration = RunConfiguration()
    configuration.author = "😀 👩‍👩‍👧 𝑥\u{E0041}葛\u{E0100} \\U0001F600 \\\\😀"
    let text = try configuration.yaml()
    #expect(
      text.contains("author: \"😀 👩‍👩‍👧 𝑥\\U000E0041葛\\U000E0100 \\\\U0001F600 \\\\\\\\😀\"\n"),
      "\(text.prefix(200))"
    )
    #expect(try parse(text) == configuration)
  }

  @Test func textHasEverySettingInTheOrderOfTheTable() throws {
    let text = try RunConfiguration().yaml()
    #expect(
      text.hasPrefix(
        """
        title:
          ko: "Fine-tuning과 BERT 어텐션"
          en: "Fine-tuning and BERT attention"
        author: ""
        date: null
        language: ["ko", "en"]
        model: "all-minilm-l6-v2"
        dataset:
          name: "imdb"
          train_size: 800
        """))
    #expect(text.contains("  learning_rate: 5e-05\n"))
    #expect(text.contains("  excluded_tokens: [\".\", \",\", \"[SEP]\"]\n"))
  }

  @Test func settingsEncodeToPlainJSON() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let data = try encoder.encode(RunConfiguration().settings)
    let text = try #require(String(data: data, encoding: .utf8))
    #expect(text.contains("\"dataset\":{\"name\":\"imdb\",\"seed\":42,"))
    #expect(text.contains("\"date\":null"))
    #expect(text.contains("\"formats\":[\"markdown\",\"pdf\",\"slides\"]"))
    #expect(text.contains("\"learning_rate\":5e-05"))
  }

  @Test func titleIsOneForAllLanguagesOrOneForEach() throws {
    let each = try parse("title: {en: Mine, ko: 내 것}").title
    #expect(each.text(in: .english) == "Mine" && each.text(in: .korean) == "내 것")
    let one = try parse("title: Mine").title
    #expect(Language.allCases.allSatisfy { one.text(in: $0) == "Mine" })
  }

  @Test func languagesAreOneOrAList() throws {
    #expect(try parse("language: ko").languages == [.korean])
    #expect(try parse("language: [en, ko]").languages == [.english, .korean])
  }

  @Test func languagesOfTheCallerTakeThePlaceOfTheFiles() throws {
    #expect(try parse("language: ko", languages: [.english]).languages == [.english])
  }

  @Test(arguments: [("all", Trainable.all), ("head", .head), ("last-2", .lastLayers(2))])
  func trainableReadsWhatItWrites(text: String, trainable: Trainable) {
    #expect(Trainable(text) == trainable)
    #expect(trainable.text == text)
  }

  @Test(arguments: ["last-0", "last-", "last--1", "last", "All", "last-+1", ""])
  func trainableRefusesOtherWords(text: String) {
    #expect(Trainable(text) == nil)
  }

  private static let everything = """
    title: 2024
    author: Kim
    date: 2024-02-29
    language: en
    model: ./models/mine
    dataset: {name: data/reviews.csv, train_size: 10, test_size: 5, seed: 0}
    training: {epochs: 1, batch_size: 2, max_length: 3, learning_rate: 1e-3, warmup_ratio: 1,
               weight_decay: 0, max_grad_norm: .5, trainable: last-2, precision: float32, seed: 7}
    analysis:
      sentences: [{text: Good., sentiment: positive}]
      layers: [0, 5]
      heads: [3]
      unit: word
      head_view: {sentence: 1, layer: 0, heads: [1, 2]}
      single_head: {sentence: 1, layer: last, head: 2}
      focus: [{word: Good, sentences: [Good., Good film.]}]
      swaps: [{sentence: 1, from: Good, to: Bad}]
      excluded_tokens: ["!"]
      cosine_threshold: -0.5
    report: {formats: [pdf], figures: svg, figures_dark: true, quote_reviews: true}
    """

  private static var everythingRead: RunConfiguration {
    var configuration = RunConfiguration()
    configuration.title = BilingualText(english: "2024", korean: "2024")
    configuration.author = "Kim"
    configuration.date = "2024-02-29"
    configuration.languages = [.english]
    configuration.model = "./models/mine"
    configuration.dataset.name = "data/reviews.csv"
    configuration.dataset.trainSize = 10
    configuration.dataset.testSize = 5
    configuration.dataset.seed = 0
    configuration.training.epochs = 1
    configuration.training.batchSize = 2
    configuration.training.maxLength = 3
    configuration.training.learningRate = 1e-3
    configuration.training.warmupRatio = 1
    configuration.training.weightDecay = 0
    configuration.training.maxGradientNorm = 0.5
    configuration.training.trainable = .lastLayers(2)
    configuration.training.precision = .float32
    configuration.training.seed = 7
    configuration.analysis.sentences = [.init(text: "Good.", sentiment: .positive)]
    configuration.analysis.layers = .indices([0, 5])
    configuration.analysis.heads = .indices([3])
    configuration.analysis.unit = .word
    configuration.analysis.headView.layer = 0
    configuration.analysis.headView.heads = .indices([1, 2])
    configuration.analysis.singleHead.layer = nil
    configuration.analysis.singleHead.head = 2
    configuration.analysis.focus = [.init(word: "Good", sentences: ["Good.", "Good film."])]
    configuration.analysis.swaps = [.init(sentence: 1, from: "Good", to: "Bad")]
    configuration.analysis.excludedTokens = ["!"]
    configuration.analysis.cosineThreshold = -0.5
    configuration.report.formats = [.pdf]
    configuration.report.figuresDark = true
    configuration.report.quoteReviews = true
    return configuration
  }
}
