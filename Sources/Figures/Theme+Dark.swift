import Graphics

extension Theme {
  /// Light on GitHub's dark ground, for screens: the hues of `light`, bright enough to be seen.
  public static let dark: Theme = {
    var theme = Theme(
      ink: Color(0xE6EDF3), muted: Color(0xA3ADB8), background: Color(0x0D1117),
      grid: Color(0x262C34), axis: Color(0x7A8490), before: Color(0x5F7482),
      after: Color(0x4FB6D4), emphasis: Color(0xE873B8), neutral: Color(0x8CA3B3),
      weights: .weightsOnDark, differences: .differencesOnDark)
    theme.heads = light.heads.map(brightened)
    return theme
  }()

  /// The same hue, its lightness moved from the range that is seen on white to the one that is
  /// seen on black.
  private static func brightened(_ color: Color) -> Color {
    var lab = OKLab(color)
    lab.lightness = 0.5 + 0.5 * lab.lightness
    return lab.color
  }
}
