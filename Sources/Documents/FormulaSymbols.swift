/// The commands that stand for one symbol, name or room.
enum FormulaSymbols {
  /// The part that `\name` stands for.
  static func node(named name: String) -> FormulaNode? { table[name] }

  /// All names.
  static var names: [String] { Array(table.keys) }

  private static let table: [String: FormulaNode] = {
    var table: [String: FormulaNode] = [:]
    func add(_ pairs: [String: String], _ role: FormulaNode.Role, _ face: FormulaNode.Face) {
      for (name, text) in pairs { table[name] = .symbol(text, role, face) }
    }
    add(
      [
        "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε",
        "zeta": "ζ", "eta": "η", "theta": "θ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ",
        "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "upsilon": "υ",
        "phi": "φ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω",
      ], .ordinary, .italic)
    add(
      [
        "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π",
        "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "infty": "∞", "partial": "∂",
        "nabla": "∇", "prime": "′", "forall": "∀",
        "exists": "∃", "top": "⊤", "bot": "⊥", "emptyset": "∅", "ell": "ℓ", "%": "%", "$": "$",
        "#": "#", "&": "&",
        "_": "_",
      ], .ordinary, .upright)
    add(["ldots": "…", "dots": "…", "cdots": "⋯"], .inner, .upright)
    add(
      [
        "cdot": "·", "times": "×", "pm": "±", "div": "÷", "odot": "⊙", "oplus": "⊕",
        "cup": "∪", "cap": "∩", "wedge": "∧", "vee": "∨", "setminus": "\\",
      ], .binary, .upright)
    add(
      [
        "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥", "neq": "≠", "ne": "≠", "approx": "≈",
        "equiv": "≡", "sim": "∼", "propto": "∝", "in": "∈", "notin": "∉", "subset": "⊂",
        "subseteq": "⊆", "to": "→", "rightarrow": "→", "leftarrow": "←", "mapsto": "↦",
        "Rightarrow": "⇒", "mid": "|", "parallel": "∥", "ll": "≪", "gg": "≫", "colon": ":",
      ], .relation, .upright)
    add(["{": "{", "lbrace": "{", "lvert": "|", "lVert": "‖", "lbrack": "["], .opening, .upright)
    add(["}": "}", "rbrace": "}", "rvert": "|", "rVert": "‖", "rbrack": "]"], .closing, .upright)
    add(["|": "‖", "Vert": "‖", "vert": "|"], .ordinary, .upright)
    for name in ["log", "ln", "exp", "sin", "cos", "tan", "tanh", "sinh", "cosh", "deg", "dim"] {
      table[name] = .name(name, takesLimits: false)
    }
    for name in ["max", "min", "lim", "sup", "inf", "det", "gcd", "Pr"] {
      table[name] = .name(name, takesLimits: true)
    }
    for (name, text) in ["sum": "∑", "prod": "∏", "int": "∫"] { table[name] = .largeOperator(text) }
    let rooms: [String: Double] = [
      ",": 3.0 / 18, ":": 4.0 / 18, ";": 5.0 / 18, "!": -3.0 / 18, " ": 0.28, "quad": 1,
      "qquad": 2,
    ]
    for (name, width) in rooms { table[name] = .space(width) }
    return table
  }()
}
