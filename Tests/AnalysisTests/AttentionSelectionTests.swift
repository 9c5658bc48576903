import Testing

@testable import Analysis

@Test func theDefaultIsTheLastLayerAndAllHeads() throws {
  let selection = AttentionSelection()
  #expect(try selection.layerIndices(of: 6) == [5])
  #expect(try selection.headIndices(of: 3) == [0, 1, 2])
}

@Test func listedLayersAndHeadsAreSorted() throws {
  let selection = AttentionSelection(layers: .indices([3, 0]), heads: .indices([2, 1]))
  #expect(try selection.layerIndices(of: 4) == [0, 3])
  #expect(try selection.headIndices(of: 3) == [1, 2])
  #expect(try AttentionSelection(layers: .all).layerIndices(of: 3) == [0, 1, 2])
}

@Test(arguments: [-1, 4])
func anIndexOutsideOfTheModelIsRefused(index: Int) {
  let selection = AttentionSelection(layers: .indices([0, index]), heads: .indices([index]))
  #expect(throws: AnalysisError.indexOutOfRange(what: "layer", index: index, count: 4)) {
    try selection.layerIndices(of: 4)
  }
  #expect(throws: AnalysisError.indexOutOfRange(what: "head", index: index, count: 4)) {
    try selection.headIndices(of: 4)
  }
}

@Test func emptyAndRepeatedListsAreRefused() {
  #expect(throws: AnalysisError.nothingSelected(what: "layer")) {
    try AttentionSelection(layers: .indices([])).layerIndices(of: 4)
  }
  #expect(throws: AnalysisError.repeatedIndex(what: "head", index: 1)) {
    try AttentionSelection(heads: .indices([1, 0, 1])).headIndices(of: 4)
  }
}
