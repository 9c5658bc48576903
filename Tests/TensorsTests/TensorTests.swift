import TestSupport
import Testing

@testable import Tensors

struct TensorTests {
  @Test func elementsAreRowMajor() {
    var x = Tensor(shape: [2, 3], values: [0, 1, 2, 3, 4, 5])
    #expect(x[1, 0] == 3 && x[0, 2] == 2)
    x[1, 2] = 9
    #expect(x.slice(1) == Tensor(shape: [3], values: [3, 4, 9]))
    #expect(Tensor(stacking: [x.slice(0), x.slice(1)]) == x)
  }

  @Test func rowsAreTakenAndAddedInTheirOrder() {
    var x = Tensor(shape: [3, 2], values: [0, 1, 2, 3, 4, 5])
    let taken = x.rows([2, 0])
    #expect(taken == Tensor(shape: [2, 2], values: [4, 5, 0, 1]))
    x.add(taken, toRows: [1, 1])
    #expect(x.values == [0, 1, 6, 9, 4, 5])
  }

  @Test(arguments: oddSizes + [40_000])
  func additionCoversEveryElement(count: Int) {
    var x = Tensor.random(count, seed: 1)
    let (before, other) = (x, Tensor.random(count, seed: 2))
    x.add(other)
    #expect(x.values == zip(before.values, other.values).map(+))
  }

  @Test func oneInfiniteElementIsFound() {
    var x = Tensor(zeros: 5, 7)
    #expect(x.isFinite && Tensor(zeros: 0, 3).isFinite)
    for value in [Float.infinity, -.infinity, .nan] {
      x[4, 6] = value
      #expect(!x.isFinite)
    }
  }
}
