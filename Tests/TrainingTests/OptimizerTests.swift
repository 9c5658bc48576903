import Encoder
import Foundation
import Tensors
import TestSupport
import Testing

@testable import Training

struct OptimizerTests {
  private func layout() throws -> ParameterLayout {
    ParameterLayout(
      try Checkpoint(folder: Fixture.url("tiny-bert-classifier")).configuration, classes: 2)
  }

  private func optimizer(
    _ layout: ParameterLayout, trainable: TrainableParts = .all, decay: Double = 0.1,
    maximumNorm: Double = .infinity
  ) -> Optimizer {
    Optimizer(
      layout: layout, layers: 3, trainable: trainable, weightDecay: decay,
      maximumGradientNorm: maximumNorm)
  }

  @Test(arguments: [0.5, 1e9])
  func twoStepsFollowTheFormulaInDoublePrecision(maximumNorm: Double) throws {
    let layout = try layout()
    var optimizer = optimizer(layout, maximumNorm: maximumNorm)
    var parameters = Tensor.random(layout.count, seed: 1).values
    var expected = parameters.map(Double.init)
    var first = [Double](repeating: 0, count: layout.count)
    var second = first
    for step in 1...2 {
      let gradients = Tensor.random(layout.count, scale: 0.1, seed: UInt64(step + 1)).values
      let norm = gradients.reduce(0) { $0 + Double($1) * Double($1) }.squareRoot()
      let reported = optimizer.step(&parameters, gradients: gradients, learningRate: 0.01)
      expectClose(reported, norm, atol: 1e-9 * norm, "norm")
      let scale = norm > maximumNorm ? maximumNorm / (norm + 1e-6) : 1
      let (correction1, correction2) = (1 - pow(0.9, Double(step)), 1 - pow(0.999, Double(step)))
      for parameter in layout.parameters {
        let decay =
          parameter.name.hasSuffix("bias") || parameter.name.contains("LayerNorm") ? 0 : 0.1
        for i in parameter.range {
          let g = scale * Double(gradients[i])
          first[i] = 0.9 * first[i] + 0.1 * g
          second[i] = 0.999 * second[i] + 0.001 * g * g
          let root = (second[i] / correction2).squareRoot() + 1e-8
          expected[i] = expected[i] * (1 - 0.01 * decay) - 0.01 * (first[i] / correction1) / root
        }
      }
      expectClose(parameters, expected.map { Float($0) }, rtol: 3e-7, atol: 1e-6, "step \(step)")
    }
  }

  @Test func biasesAndNormsDoNotDecay() throws {
    let layout = try layout()
    var optimizer = optimizer(layout)
    var parameters = [Float](repeating: 1, count: layout.count)
    let zeros = [Float](repeating: 0, count: layout.count)
    #expect(optimizer.step(&parameters, gradients: zeros, learningRate: 0.5) == 0)
    for parameter in layout.parameters {
      let isPlain = parameter.name.hasSuffix("bias") || parameter.name.contains("LayerNorm")
      #expect(
        parameters[parameter.range].allSatisfy { $0 == (isPlain ? 1 : 0.95) }, "\(parameter.name)")
    }
  }

  @Test func frozenPartsCountNeitherForTheNormNorForTheStep() throws {
    let layout = try layout()
    var optimizer = optimizer(layout, trainable: .head)
    var parameters = [Float](repeating: 1, count: layout.count)
    let gradients = [Float](repeating: 2, count: layout.count)
    let trained = layout.parameters.filter { $0.part == .head }.reduce(0) { $0 + $1.range.count }
    #expect(
      optimizer.step(&parameters, gradients: gradients, learningRate: 0.5)
        == Double(4 * trained).squareRoot())
    #expect(parameters.count { $0 != 1 } == trained)
  }

  @Test func aGradientThatIsNoNumberGivesANormThatIsNone() throws {
    let layout = try layout()
    var optimizer = optimizer(layout)
    var parameters = [Float](repeating: 1, count: layout.count)
    var gradients = [Float](repeating: 0, count: layout.count)
    gradients[layout.count - 1] = .nan
    #expect(optimizer.step(&parameters, gradients: gradients, learningRate: 0.5).isNaN)
  }
}
