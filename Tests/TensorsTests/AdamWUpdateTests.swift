import TestSupport
import Testing

@testable import Tensors

struct AdamWUpdateTests {
  private func update(
    _ step: Int, rate: Double = 0.1, decay: Double = 0.1, scale: Double = 1
  ) -> AdamWUpdate {
    AdamWUpdate(
      learningRate: rate, betas: (0.9, 0.999), epsilon: 1e-8, weightDecay: decay,
      gradientScale: scale, step: step)
  }

  @Test func twoStepsAreRightByHand() {
    var (p, m, v): ([Float], [Float], [Float]) = ([1], [0], [0])
    // p·(1 − 0.01) = 0.99; m̂ = 0.5, v̂ = 0.25, so the step is the whole learning rate.
    update(1).apply(to: &p, gradients: [0.5], firstMoments: &m, secondMoments: &v, range: 0..<1)
    expectClose(p, [0.89], atol: 1e-7, "first step")
    expectClose(m, [0.05], atol: 1e-8, "m")
    expectClose(v, [0.00025], rtol: 1e-6, atol: 0, "v")
    // 0.8811; m = −0.055, m̂ = −0.28947368; v = 0.00124975, v̂ = 0.62518759, its root 0.79068805.
    update(2).apply(to: &p, gradients: [-1], firstMoments: &m, secondMoments: &v, range: 0..<1)
    expectClose(p, [0.8811 + 0.1 * 0.28947368 / 0.79068805], atol: 1e-7, "second step")
    expectClose(m, [-0.055], atol: 1e-8, "m")
    expectClose(v, [0.00124975], rtol: 1e-6, atol: 0, "v")
  }

  @Test func thousandsOfStepsFollowTheFormulaInDoublePrecision() {
    var (p, m, v): ([Float], [Float], [Float]) = ([0.5], [0], [0])
    var (dp, dm, dv) = (0.5, 0.0, 0.0)
    var (power1, power2) = (1.0, 1.0)
    for step in 1...3000 {
      let g: Float = step % 7 == 0 ? -0.01 : 0.002
      update(step, rate: 1e-4, scale: 0.5)
        .apply(to: &p, gradients: [g], firstMoments: &m, secondMoments: &v, range: 0..<1)
      let scaled = 0.5 * Double(g)
      (power1, power2) = (power1 * 0.9, power2 * 0.999)
      dm = 0.9 * dm + 0.1 * scaled
      dv = 0.999 * dv + 0.001 * scaled * scaled
      dp = dp * (1 - 1e-5) - 1e-4 * (dm / (1 - power1)) / ((dv / (1 - power2)).squareRoot() + 1e-8)
    }
    // β₂ in single precision is off by 1.3e-8, which a thousand steps of memory make 1.3e-5.
    expectClose(v, [Float(dv)], rtol: 2e-5, atol: 0, "v")
    expectClose(p, [Float(dp)], atol: 3e-5, "p")
  }

  @Test(arguments: oddSizes + [70_000])
  func onlyTheRangeIsTouched(count: Int) {
    let total = count + 10
    var p = [Float](repeating: 1, count: total)
    var (m, v) = ([Float](repeating: 0, count: total), [Float](repeating: 0, count: total))
    let g = [Float](repeating: 2, count: total)
    update(1).apply(
      to: &p, gradients: g, firstMoments: &m, secondMoments: &v, range: 5..<count + 5)
    for index in [0, 4, count + 5, total - 1] { #expect(p[index] == 1 && m[index] == 0) }
    #expect(Set(p[5..<count + 5]).count == 1)
    expectClose([p[5]], [0.89], atol: 1e-6, "p")
  }

  @Test(arguments: oddSizes + [100_000])
  func squaresAreSummedInDoublePrecision(count: Int) {
    // 1e8 beside ones: a sum in single precision would lose every one of them.
    var x = [Float](repeating: 1, count: count + 3)
    x[2] = 1e4
    let sum = Reduction.sumOfSquares(x, 2..<count + 2)
    #expect(sum == 1e8 + Double(count - 1))
  }
}
