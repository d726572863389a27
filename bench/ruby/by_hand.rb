# frozen_string_literal: true

require "set"

# The rules that our library checks, as a careful shop would write them itself: tuned, and with all problems reported.
#
# Only what an order with an email needs is here, so phones and ids in place of an email are left out.
module ByHand
  class Invalid < StandardError; end

  MAX_TEXT = 65_536
  PLACEHOLDERS = Set["null", "NULL", "undefined", "None", "none", "nil", "NaN", "(null)", "[object Object]"].freeze
  PLACEHOLDER_WORD = /(?<!\S)(?:null|NULL|undefined|None|none|nil|NaN|\(null\))(?!\S)/
  NO_EMAILS = Set["null", "undefined", "none", "nil", "nan", "false", "noemail", "no-email", "no_email", "nomail"].freeze
  TEST_LOCALS = /\A(?:test|tester|testing|example|sample|demo|qwerty|asdf)[0-9]*\z/i
  TEST_DOMAINS = Set["example.com", "example.org", "example.net", "example.ru", "test.com", "test.ru", "mail.test"].freeze
  TEST_TOPS = %w[.test .example .invalid .localhost].freeze
  LABEL = "[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
  EMAIL = /\A([a-zA-Z0-9.!#$%&'*+\/=?^_`{|}~-]{1,64})@(#{LABEL}(?:\.#{LABEL})+)\z/
  URL = %r{\Ahttps?://[^/?#:@.\x00-\x20\x7f"<>\\^`{|}][^\x00-\x20\x7f"<>\\^`{|}]*\z}
  ENTITY = /&(?:#x[0-9a-f]{1,6}|#[0-9]{1,7}|quot|amp|lt|gt|apos|nbsp|laquo|raquo|[nm]dash|hellip);/i
  PRICE = /\A[0-9]+(?:[.,][0-9]+)?\z/

  POSTCHECKOUT = Set[:user, :order, :spot, :extra].freeze
  USER = Set[:name, :first_name, :last_name, :email, :phone, :id, :sex, :extra].freeze
  ORDER = Set[:id, :price, :custom_field, :items, :extra].freeze
  ITEM = Set[:id, :title, :price, :image, :count, :extra].freeze

  module_function

  # Raises Invalid with all errors; returns the warnings.
  def validate(order)
    errors = []
    warnings = []
    raise Invalid, "wrong_type" unless order.is_a?(Hash)

    order.each_key { |key| warnings << [:unknown_key, key] unless POSTCHECKOUT.include?(key) }
    user(order[:user], errors, warnings)
    purchase(order[:order], errors, warnings)
    spot = order[:spot]
    label(spot, -1, errors, warnings) unless spot.nil?
    raise Invalid, (errors + warnings).inspect unless errors.empty?

    warnings
  end

  def user(given, errors, warnings)
    return errors << [:user_missing, "user"] unless given.is_a?(Hash)

    given.each_key { |key| warnings << [:unknown_key, "user.#{key}"] unless USER.include?(key) }
    name = given[:name]
    if name.is_a?(String) && name.valid_encoding? && name.bytesize <= MAX_TEXT && name.match?(/\S/)
      warnings << [:name_placeholder, "user.name"] if name.match?(PLACEHOLDER_WORD)
    else
      warnings << [:name_missing, "user.name"]
    end
    sex = given[:sex]
    warnings << [:sex_invalid, "user.sex"] unless sex.nil? || sex == "m" || sex == "f"
    email(given[:email], errors, warnings)
  end

  def email(address, errors, warnings)
    found = EMAIL.match(address.strip) if address.is_a?(String) && address.valid_encoding? && address.bytesize <= 254
    return errors << [:identity_missing, "user"] unless found

    local = found[1]
    domain = found[2]
    if NO_EMAILS.include?(local.downcase)
      errors << [:email_placeholder, "user.email"]
    elsif local.match?(TEST_LOCALS) || TEST_DOMAINS.include?(domain) || domain.end_with?(*TEST_TOPS)
      warnings << [:email_test, "user.email"]
    elsif address.casecmp?("ivan@gmail.com")
      warnings << [:email_sample, "user.email"]
    end
  end

  def purchase(given, errors, warnings)
    return errors << [:order_missing, "order"] unless given.is_a?(Hash)

    given.each_key { |key| warnings << [:unknown_key, "order.#{key}"] unless ORDER.include?(key) }
    identifier(given[:id], -1, errors, warnings)
    price(given[:price], -1, errors, warnings)
    custom_field = given[:custom_field]
    label(custom_field, -1, errors, warnings) unless custom_field.nil?
    items = given[:items]
    return errors << [:items_missing, "order.items"] unless items.is_a?(Array) && items.size.between?(1, 10_000)

    seen = {}
    items.each_with_index { |item, index| one(item, index, seen, errors, warnings) }
  end

  def one(item, index, seen, errors, warnings)
    return errors << [:wrong_type, "order.items[#{index}]"] unless item.is_a?(Hash)

    item.each_key { |key| warnings << [:unknown_key, "order.items[#{index}].#{key}"] unless ITEM.include?(key) }
    id = item[:id]
    if id.nil?
      warnings << [:item_id_missing, "order.items[#{index}].id"]
    else
      identifier(id, index, warnings, warnings)
      warnings << [:item_id_repeated, "order.items[#{index}].id"] if seen[id]
      seen[id] = true
    end
    title = item[:title]
    unless title.nil?
      label(title, index, errors, warnings)
      warnings << [:text_html, "order.items[#{index}].title"] if title.include?("&") && title.match?(ENTITY)
    end
    cost = item[:price]
    price(cost, index, errors, warnings) unless cost.nil?
    image = item[:image]
    unless image.nil? || (image.is_a?(String) && image.valid_encoding? && image.bytesize <= MAX_TEXT && image.match?(URL))
      warnings << [:image_invalid, "order.items[#{index}].image"]
    end
    count = item[:count]
    return if count.nil? || (count.is_a?(Integer) && count.positive?)

    warnings << [:count_invalid, "order.items[#{index}].count"] unless count.is_a?(Float) && count.positive? && count.finite?
  end

  def identifier(given, index, errors, warnings)
    return if given.is_a?(Integer)
    return errors << [:wrong_type, index] unless given.is_a?(String) && given.valid_encoding? && given.bytesize <= MAX_TEXT

    stripped = given.strip
    if stripped.empty? || PLACEHOLDERS.include?(stripped)
      errors << [:id_missing, index]
    elsif stripped.bytesize != given.bytesize
      warnings << [:id_whitespace, index]
    end
  end

  def label(given, index, errors, warnings)
    return if given.is_a?(Integer)
    return warnings << [:wrong_type, index] unless given.is_a?(String) && given.valid_encoding?

    if given.bytesize > MAX_TEXT
      errors << [:text_too_long, index]
    elsif PLACEHOLDERS.include?(given.strip)
      warnings << [:text_placeholder, index]
    end
  end

  def price(given, index, errors, warnings)
    case given
    when String
      errors << [:price_invalid, index] unless given.match?(PRICE)
    when Integer
      errors << [:price_negative, index] if given.negative?
    when Float
      if !given.finite? || given.negative?
        errors << [:price_negative, index]
      elsif given != given.round(4)
        warnings << [:price_fraction, index]
      end
    else
      errors << [:wrong_type, index]
    end
  end
end
