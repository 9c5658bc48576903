import Graphics

/// A horizontal bar from 0 to a change, in the colour of its sign, with its number at its end.
struct SignedBar {
  let change: Double
  /// The number beside it.
  let text: String
  let style: TextStyle

  /// The marks of the bar around `middle` in a row of `pitch`.
  func marks(on axis: ValueAxis, middle: Double, pitch: Double, _ theme: Theme) -> [Mark] {
    let (zero, end) = (axis.scale(0), axis.scale(change))
    let thickness = pitch * 0.66
    let gap = change < 0 ? -theme.smallGap : theme.smallGap
    let bar = Mark.rectangle(
      Rectangle(min(zero, end), middle - thickness / 2, abs(end - zero), thickness),
      fill: change > 0 ? theme.increase : theme.decrease)
    let number = axis.number(
      text, at: Point(end + gap, middle), change < 0 ? .end : .start, style: style)
    return end == zero ? number : [bar] + number
  }
}
