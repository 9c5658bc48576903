import Graphics
import TestSupport
import Testing

@testable import Figures

@Test(arguments: Gallery.entries.map(\.name))
func everyFigureOfTheGalleryIsAsStored(name: String) throws {
  let entry = try #require(Gallery.entry(named: name))
  let scene = try entry.figure.scene(theme: .light, measuring: FixedMeasuring())
  expectSnapshot(scene.text, named: name)
}

@Test func namesInTheGalleryAreUnique() {
  let names = Gallery.entries.map(\.name)
  #expect(Set(names).count == names.count)
}
