# frozen_string_literal: true

# Texts in every encoding of Ruby's strings.

require_relative "helper"

class TestEncodings < Minitest::Test
  TEXT = "Кеды «Б/У» № 1"

  def title(given, **options)
    payload(order(items: [item(title: given)]), **options)["order"]["items"][0]["title"]
  end

  def test_known_encodings_are_transcoded
    %w[windows-1251 utf-16le utf-16be utf-32le utf-8 gb18030].each { |name| assert_equal TEXT, title(TEXT.encode(name)), name }
    { "koi8-r" => "Кеды", "cp866" => "Кеды №", "iso-8859-5" => "Кеды №", "shift_jis" => "靴", "euc-kr" => "신발" }
      .each { |name, text| assert_equal text, title(text.encode(name)), name }
    assert_equal "Кеды", title("Кеды".encode("windows-1251").to_sym)
  end

  def test_keys_are_transcoded
    keys = { "Город".encode("windows-1251") => "Москва".encode("koi8-r"), "Дом".encode("utf-16le") => 1 }
    assert_equal ["Москва", 1], payload(order(extra: keys)).values_at("Город", "Дом")
    utf16 = order.to_h { |key, value| [key.to_s.encode("utf-16le"), value] }
    assert_equal payload(order), payload(utf16)
  end

  def test_binary_text_is_utf8_or_the_charset
    assert_equal TEXT, title(TEXT.b)
    assert_equal TEXT, title(TEXT.encode("windows-1251").b, charset: "windows-1251")
    # Text that is marked as UTF-8 but is not is read in the same way.
    mislabelled = TEXT.encode("windows-1251").force_encoding("utf-8")
    assert_equal TEXT, title(mislabelled, charset: "windows-1251")
    [mislabelled, mislabelled.b, mislabelled.dup.force_encoding("us-ascii")].each do |text|
      problem = P.check(order(items: [item(title: text)]))[0]
      assert_equal [:not_utf8, "order.items[0].title"], [problem.code, problem.path]
      assert_includes problem.hint, "windows-1251"
    end
  end

  def test_halves_of_pairs_and_other_wrecks
    ["\xED\xA0\x80", "\xF0\x9F\x98", "\xFF", "\xC0\x80", "a\x80"].each do |text|
      problems = P.render(order(items: [item(title: text)])).problems
      assert_equal [[:not_utf8, "order.items[0].title"]], problems.map { |problem| [problem.code, problem.path] }, text.inspect
    end
    assert_equal "👟", title("👟")
    assert_equal "👟", title("👟".encode("utf-16le"))
  end

  def test_what_cannot_be_transcoded_is_named_with_its_path
    wrecks = ["\x00\xD8".dup.force_encoding("utf-16le"), "\x98".dup.force_encoding("windows-1251"), "a".dup.force_encoding("utf-7")]
    wrecks.each do |text|
      problem = P.check(order(items: [item(title: text)]))[0]
      assert_equal [:unreadable, "order.items[0].title"], [problem.code, problem.path], text.encoding
      refute_empty problem.message[/read: "(.*)"/, 1]
    end
  end

  def test_options_are_transcoded
    assert_includes P.render(order, spot: "Главная".encode("windows-1251")).json, "\\u0413"
    assert_equal P.render(order, nonce: "abc"), P.render(order, nonce: "abc".encode("utf-16le"))
  end

  def test_texts_of_every_length
    (0..300).each do |length|
      text = "#{"я" * length}x"
      assert_equal text, title(text)
      assert_equal text, title(text.encode("windows-1251"))
    end
  end

  def test_the_html_is_ascii_and_says_so
    html = P.render(order)
    assert_equal Encoding::UTF_8, html.encoding
    assert_predicate html, :ascii_only?
    assert_equal html, html.encode("windows-1251")
  end
end
