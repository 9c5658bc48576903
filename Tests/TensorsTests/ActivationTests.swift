import Foundation
import TestSupport
import Testing

@testable import Tensors

/// Below, at and above the widths of vectors, and across the blocks that tasks take.
let oddSizes = [1, 15, 16, 17, 63, 65, 1000]

struct ActivationTests {
  /// Steps over [-12, 12] and beyond, `count` of them.
  private func input(_ count: Int) -> Tensor {
    Tensor(
      shape: [count],
      values: (0..<count).map { count == 1 ? -0.75 : -12 + 24 * Float($0) / Float(count - 1) })
  }

  private func check(
    _ activation: Activation, _ x: Tensor, atol: Float, rtol: Float = 1e-6,
    value: (Double) -> Double, slope: (Double) -> Double
  ) {
    let y = activation.forward(x)
    let expected = x.values.map { Float(value(Double($0))) }
    expectClose(y.values, expected, rtol: rtol, atol: atol, "\(activation) of \(x.count)")
    let dy = Tensor.random(x.count, seed: 3)
    let dx = activation.backward(dy, x: activation == .tanh ? y : x)
    let gradient = zip(x.values, dy.values).map { Float(slope(Double($0)) * Double($1)) }
    expectClose(
      dx.values, gradient, rtol: rtol, atol: 4 * atol, "gradient of \(activation) of \(x.count)")
  }

  private func normal(_ x: Double) -> Double { 0.5 * erfc(-x / 2.0.squareRoot()) }
  private func density(_ x: Double) -> Double { exp(-x * x / 2) / (2 * .pi).squareRoot() }

  @Test(arguments: oddSizes + [40_001])
  func geluIsTheExactOneWithErf(count: Int) {
    check(.gelu, input(count), atol: 3e-7) {
      $0 * normal($0)
    } slope: {
      normal($0) + $0 * density($0)
    }
  }

  @Test(arguments: oddSizes)
  func tanhAndReLUEqualTheirFormulas(count: Int) {
    check(.tanh, input(count), atol: 1e-6) {
      tanh($0)
    } slope: {
      1 - tanh($0) * tanh($0)
    }
    check(.relu, input(count), atol: 0) {
      max(0, $0)
    } slope: {
      $0 > 0 ? 1 : 0
    }
  }

  @Test func extremesSaturate() {
    let x = Tensor(shape: [6], values: [-1e30, -100, -0.0, 0, 100, 1e30])
    expectClose(Activation.gelu.forward(x).values, [0, 0, 0, 0, 100, 1e30], atol: 1e-37, "gelu")
    #expect(Activation.tanh.forward(x).values == [-1, -1, 0, 0, 1, 1])
    #expect(Activation.relu.forward(x).values == [0, 0, 0, 0, 100, 1e30])
    let ones = Tensor(shape: [6], values: [1, 1, 1, 1, 1, 1])
    expectClose(
      Activation.gelu.backward(ones, x: x).values, [0, 0, 0.5, 0.5, 1, 1], atol: 1e-7, "slopes")
  }

  @Test func whatIsNoNumberStaysNone() {
    let x = Tensor(shape: [1], values: [.nan])
    #expect(Activation.gelu.forward(x).values[0].isNaN)
    #expect(Activation.tanh.forward(x).values[0].isNaN)
  }
}
