import Testing

@testable import Report

struct CatalogueTests {
  private let catalogue = Catalogue.standard

  @Test func namesDifferAndAreNotTakenForPathsOrHubNames() {
    let names = catalogue.entries.map(\.name)
    #expect(Set(names).count == names.count)
    for name in names { #expect(!name.contains("/") && !name.hasPrefix(HubName.prefix)) }
  }

  @Test func defaultsOfTheConfigurationAreInTheCatalogue() {
    let configuration = RunConfiguration()
    #expect(catalogue.entry(named: configuration.model)?.kind == .model)
    let dataset = catalogue.entry(named: configuration.dataset.name)
    #expect(dataset?.kind == .dataset(source: "imdb"))
  }

  @Test func everyFileHasASHA256AndAPlainName() {
    for file in catalogue.entries.flatMap(\.files) {
      #expect(file.sha256.count == 64 && file.sha256.allSatisfy("0123456789abcdef".contains))
      #expect(!file.name.contains("/") && file.member.hasSuffix("/" + file.name))
    }
  }

  @Test func modelHasTheFilesOfACheckpoint() {
    for entry in catalogue.entries where entry.kind == .model {
      #expect(Set(HubDownload.required).isSubset(of: entry.files.map(\.name)))
    }
  }
}
