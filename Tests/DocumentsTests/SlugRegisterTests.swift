import Testing

@testable import Documents

@Suite struct SlugRegisterTests {
  @Test(arguments: [
    ("Set-up", "set-up"), ("Discussion & limits", "discussion--limits"),
    ("2. 분석 방법", "2-분석-방법"), ("3.1 문장 1: 긍정", "31-문장-1-긍정"),
    ("a_b `c`", "a_b-c"), ("Größe", "größe"), ("!?", ""), ("[CLS]의 변화(%p)", "cls의-변화p"),
  ]) func slugsFollowGitHub(heading: String, slug: String) {
    #expect(SlugRegister.slug(of: heading) == slug)
  }

  @Test func repeatedHeadingsAreNumbered() {
    var register = SlugRegister()
    #expect(["A", "a", "A!", "b"].map { register.name(for: $0) } == ["a", "a-1", "a-2", "b"])
  }

  @Test func aNumberedNameIsNeverGivenTwice() {
    var register = SlugRegister()
    let names = ["a", "a", "a-1"].map { register.name(for: $0) }
    #expect(Set(names).count == 3)
  }
}
