/// What fontconfig does to the fonts, so that those that stand in look like the first ones.
///
/// Nanum Gothic is narrower and a little smaller than DejaVu Sans. Scaled by these factors the
/// minus sign is as long and as heavy as the plus sign of Nanum Gothic and at the same height,
/// small letters are as high, and a letter of DejaVu Sans Mono fills a cell of half an em.
enum FontRules {
  /// The rules, ended by a null as fontconfig wants them.
  static let text =
    """
    <?xml version="1.0"?>
    <!DOCTYPE fontconfig SYSTEM "fonts.dtd">
    <fontconfig>
    \(dash)
    \(transformation(of: "DejaVu Sans", by: [0.866, 0, 0, 0.93]))
    \(transformation(of: "DejaVu Sans Mono", by: [0.83055, 0, 0, 0.9]))
    \(slant)
    \(weight)
    \(hinting)
    </fontconfig>
    """ + "\0"

  private static func transformation(of family: String, by matrix: [Double]) -> String {
    """
    <match target="font">
      <test name="family"><string>\(family)</string></test>
      \(product(with: matrix))
    </match>
    """
  }

  /// The en dash of DejaVu Sans, always of its regular weight: beside Nanum Gothic it is as heavy
  /// as the hyphen and half as long again, and at the height of its dashes, where it is as wide as
  /// it was drawn and a tenth higher. The matrix is multiplied with that of DejaVu Sans.
  private static let dash = """
    <match target="pattern">
      <test name="family"><string>\(FontBook.dash)</string></test>
      <edit name="family" mode="assign" binding="strong"><string>DejaVu Sans</string></edit>
      <edit name="weight" mode="assign"><const>regular</const></edit>
      <edit name="matrix" mode="assign">
        <matrix><double>1.155</double><double>0</double><double>0</double><double>1.183</double></matrix>
      </edit>
    </match>
    """

  /// Slants an upright face where an italic one is asked for, by a fifth of the height.
  private static let slant = """
    <match target="font">
      <test name="slant"><const>roman</const></test>
      <test target="pattern" name="slant" compare="not_eq"><const>roman</const></test>
      \(product(with: [1, 0.2, 0, 1]))
      <edit name="slant" mode="assign"><const>oblique</const></edit>
    </match>
    """

  /// Thickens Han characters where bold ones are asked for; the symbols of Symbola would run.
  private static let weight = """
    <match target="font">
      <test name="family"><string>\(FontBook.han)</string></test>
      <test target="pattern" name="weight" compare="more"><const>medium</const></test>
      <edit name="embolden" mode="assign"><bool>true</bool></edit>
    </match>
    """

  private static let hinting = """
    <match target="font">
      <edit name="embeddedbitmap" mode="assign"><bool>false</bool></edit>
      <edit name="hinting" mode="assign"><bool>false</bool></edit>
      <edit name="autohint" mode="assign"><bool>false</bool></edit>
    </match>
    """

  private static func product(with matrix: [Double]) -> String {
    let numbers = matrix.map { "<double>\($0)</double>" }.joined()
    return """
      <edit name="matrix" mode="assign">
        <times><name>matrix</name><matrix>\(numbers)</matrix></times>
      </edit>
      """
  }
}
