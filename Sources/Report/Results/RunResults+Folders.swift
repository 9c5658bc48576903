/// Results as a report may show them: a folder of this machine is nobody else's business.
extension RunResults {
  /// The same with the last part alone of paths that stand for model and data, in the facts and in
  /// the configuration. `Output/data` keeps the whole paths.
  var withoutFolders: RunResults {
    var results = self
    results.model.name = RunResults.lastPart(of: model.name)
    results.dataset.name = RunResults.lastPart(of: dataset.name)
    results.configuration.model = RunResults.lastPart(of: configuration.model)
    results.configuration.dataset.name = RunResults.lastPart(of: configuration.dataset.name)
    return results
  }

  /// `reviews.csv` of `data/reviews.csv`; names of the catalogue and of the hub stay as they are,
  /// and what a path leaves is not taken for one of them: `./imdb` of `/data/imdb`.
  static func lastPart(of name: String) -> String {
    let isPath = Catalogue.standard.entry(named: name) == nil && !name.hasPrefix(HubName.prefix)
    guard isPath, let last = name.split(separator: "/").last.map(String.init) else { return name }
    let isTaken = Catalogue.standard.entry(named: last) != nil || last.hasPrefix(HubName.prefix)
    return isTaken ? "./\(last)" : last
  }
}
