/// Rows of the lists that a report may have none of, with the fields that real ones have: what a
/// template writes for a review that changed sides is checked even where none did.
enum ReportRows {
  /// Every such list where it stands among the fields of `ReportView`.
  static let all: View = [
    "model": .view([
      "initialized_list": .list([texts("name").merging(flags("weight", "zero")) { $1 }])
    ]),
    "sentences": .list([
      [
        "figures_attention": figures, "figures_change": figures, "figures_cosine": figures,
        "figures_projection": figures, "figures_flow": figures,
      ]
    ]),
    "heads": .view([
      "head_views": figures, "model_views": figures, "training_mode": figures,
      "divergence": figures,
    ]),
    "figures_sentiment": figures,
    "figures_layers": figures,
    "focus": .list([focus]),
    "predictions": .view([
      "fixed": .view(["quotes": quotes]),
      "broken": .view(["quotes": quotes]),
      "swaps": .list([swap]),
      "strongest": .list([swap.merging(flags("moves", "still")) { $1 }]),
    ]),
  ]

  private static let figures = ViewValue.list([
    texts("id", "alt", "alt_html", "point", "caption")
  ])
  private static let quotes = ViewValue.list([texts("row", "text")])

  private static var swap: View {
    let change = ViewValue.view(texts("from", "to", "change"))
    return texts("sentence", "from", "to").merging(["before": change, "after": change]) { $1 }
  }

  private static var focus: View {
    let most = ViewValue.view(texts("token", "weight"))
    let sentence = ViewValue.view(
      texts("text").merging(["before": most, "after": most]) { $1 })
    return texts(
      "word", "embedding", "last_before", "last_after", "adjusted_before", "adjusted_after",
      "mentioned"
    )
    .merging(flags("apart", "together", "same", "mixed")) { $1 }
    .merging(["first": sentence, "second": sentence, "figures": figures]) { $1 }
  }

  private static func texts(_ names: String...) -> View {
    Dictionary(names.map { ($0, .text("")) }) { $1 }
  }

  private static func flags(_ names: String...) -> View {
    Dictionary(names.map { ($0, .flag(false)) }) { $1 }
  }
}
