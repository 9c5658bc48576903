import Testing

@testable import Report

struct ReportPathsTests {
  @Test func onlyLanguageHasPlainNames() {
    let place = ReportPaths.all([.english])[0]
    #expect(
      ReportFormat.allCases.map(place.file) == ["report.md", "report.pdf", "slides.pdf"])
    #expect(place.figures == "figures" && place.switcher(among: [place]) == nil)
  }

  @Test func severalLanguagesHaveNamesOfTheirOwnAndLeadToEachOther() {
    let places = ReportPaths.all([.korean, .english])
    #expect(
      ReportFormat.allCases.map(places[0].file)
        == ["report.ko.md", "report.ko.pdf", "slides.ko.pdf"])
    #expect(places.map(\.figures) == ["figures/ko", "figures/en"])
    #expect(places[0].switcher(among: places) == "한국어 | [English](report.en.md)")
    #expect(places[1].switcher(among: places) == "[한국어](report.ko.md) | English")
  }

  @Test func everyNameOfAnyReportIsKnown() {
    for languages in [[Language.korean], [.english], [.korean, .english]] {
      for place in ReportPaths.all(languages) {
        let files = Set(ReportFormat.allCases.map(place.file))
        #expect(files.isSubset(of: ReportPaths.everyName))
      }
    }
    #expect(!ReportPaths.everyName.contains("data"))
  }
}
