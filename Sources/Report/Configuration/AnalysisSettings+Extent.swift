extension AnalysisSettings {
  /// The first picture of single heads that there are not enough sentences, layers or heads for.
  func unfulfilled(
    sentences: Int, layers: Int, heads: Int
  ) -> (path: String, found: Int, allowed: String)? {
    for (path, sentence) in [
      ("head_view", headView.sentence), ("single_head", singleHead.sentence),
    ] where !(1...max(1, sentences)).contains(sentence) {
      return ("analysis.\(path).sentence", sentence, "1 to \(sentences), the sentences")
    }
    for (path, layer) in [
      ("head_view", headView.layer ?? 0), ("single_head", singleHead.layer ?? 0),
    ] where !(0..<layers).contains(layer) {
      return ("analysis.\(path).layer", layer, "0 to \(layers - 1), the layers")
    }
    let chosen = headView.heads.indices(of: heads).map { ("head_view.heads", $0) }
    for (path, head) in chosen + [("single_head.head", singleHead.head)]
    where !(0..<heads).contains(head) {
      return ("analysis.\(path)", head, "0 to \(heads - 1), the heads")
    }
    return nil
  }
}
