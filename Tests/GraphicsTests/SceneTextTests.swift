import Graphics
import Testing

@Test func everyKindOfMarkHasALine() {
  let stroke = Stroke(Color(0x102030), width: 0.5, dash: [2, 1.5])
  let scene = Scene(
    size: Size(100, 50.126), background: .white,
    marks: [
      .rectangle(Rectangle(1, 2, 3, 4), fill: Color(0xFF8000).opacity(0.25)),
      .path(
        [.move(Point(0, 0)), .curve(Point(1, 1), Point(2, 2), Point(3, 3)), .close], stroke: stroke),
      .circle(Point(5, 6), radius: 2, fill: .black, stroke: Stroke(.white, width: 1)),
      .clip(
        Rectangle(0, 0, 9, 9),
        [
          .text(
            "a\"b\n한", at: Point(7, 8.005), style: TextStyle(family: .mono, size: 7, bold: true),
            anchor: TextAnchor(.end, .middle), rotation: -90)
        ]),
      .line(from: Point(0, 1), to: Point(2, 3), Stroke(.black, width: 1)),
      .line(
        from: Point(0, 0), to: Point(9, 0), Stroke(.black, width: 1, dash: [0, 3], cap: .round)),
    ])
  #expect(
    scene.text == """
      scene 100 × 50.13 background #FFFFFF
      rectangle 1 2 3 4 fill #FF8000 0.25
      path M 0 0 C 1 1 2 2 3 3 Z stroke #102030 0.5 dash 2 1.5
      circle 5 6 2 fill #000000 stroke #FFFFFF 1
      clip 0 0 9 9
        text "a\\"b\\n한" 7 8.01 mono 7 bold #000000 end/middle rotated -90
      path M 0 1 L 2 3 stroke #000000 1
      path M 0 0 L 9 0 stroke #000000 1 dash 0 3 round

      """)
}

@Test func tinyNegativeNumbersAreWrittenAsZero() {
  let scene = Scene(
    size: Size(10, 10), marks: [.circle(Point(-0.001, 0.004), radius: 1.999, fill: .black)])
  #expect(scene.text.hasSuffix("circle 0 0 2 fill #000000\n"))
}

@Test func componentsBeyondTheRangeAreCut() {
  #expect(Color(red: 1.2, green: -0.3, blue: 0.5).text == "#FF0080")
}
