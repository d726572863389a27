//! The template languages: how each writes a value rightly and wrongly.

use flocktory_postcheckout_inspect::FileKind;

/// A value of an order.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Slot {
    Name,
    Email,
    Phone,
    Gender,
    OrderId,
    OrderPrice,
    ItemId,
    ItemTitle,
    ItemPrice,
    ItemCount,
    Items,
    Order,
}

/// How the values are called, in the order of the slots.
type Expressions = [&'static str; 12];

/// A language of templates. In the forms, `§` is the expression of a value.
pub(crate) struct Dialect {
    pub(crate) kind: FileKind,
    /// The end of file names.
    pub(crate) extension: &'static str,
    /// What a file begins with.
    pub(crate) head: &'static str,
    /// Two correct forms of a text.
    pub(crate) text: [&'static str; 2],
    /// Two correct forms of a number.
    pub(crate) number: [&'static str; 2],
    /// A list or an object as JSON.
    pub(crate) json: &'static str,
    /// A loop over the items; a comma after each but the last one; the end of the loop.
    pub(crate) each: [&'static str; 3],
    /// A condition, the other branch, and the end of it.
    pub(crate) branch: [&'static str; 3],
    /// Faults: printed as it is, escaped for HTML, JSON that is not safe in a script.
    pub(crate) raw: &'static str,
    pub(crate) html: &'static str,
    pub(crate) unsafe_json: Option<&'static str>,
    /// A price without kopecks, and one for people.
    pub(crate) whole: &'static str,
    pub(crate) formatted: &'static str,
    /// A guess of the sex from `§`.
    pub(crate) guess: Option<&'static str>,
    /// Items that are put together from text.
    pub(crate) glued: Option<&'static str>,
    expressions: Expressions,
}

impl Dialect {
    pub(crate) fn fill(&self, form: &str, slot: Slot) -> String {
        form.replace('§', self.expressions[slot as usize])
    }

    pub(crate) fn text(&self, form: usize, slot: Slot) -> String {
        self.fill(self.text[form], slot)
    }

    pub(crate) fn number(&self, form: usize, slot: Slot) -> String {
        self.fill(self.number[form], slot)
    }
}

const DOTTED: Expressions = [
    "user.name",
    "user.email",
    "user.phone",
    "user.gender",
    "order.number",
    "order.total",
    "item.sku",
    "item.title",
    "item.price",
    "item.quantity",
    "order.lines",
    "order",
];

const ARRAYS: Expressions = [
    "$user['NAME']",
    "$user['mail']",
    "$user['phone']",
    "$user['gender']",
    "$order['id']",
    "$order['sum']",
    "$item['id']",
    "$item['name']",
    "$item['price']",
    "$item['count']",
    "$items",
    "$payload",
];

const OBJECTS: Expressions = [
    "$user->name",
    "$user->email",
    "$user->phone",
    "$user->gender",
    "$order->number",
    "$order->total",
    "$item->sku",
    "$item->product->title",
    "$item->price",
    "$item->quantity",
    "$order->lines",
    "$payload",
];

const SMARTY: Expressions = [
    "$user.name",
    "$user.email",
    "$user.phone",
    "$user.gender",
    "$order.id",
    "$order.total",
    "$item.id",
    "$item.name",
    "$item.price",
    "$item.quantity",
    "$items",
    "$payload",
];

pub(crate) const DIALECTS: [Dialect; 8] = [
    Dialect {
        kind: FileKind::Php,
        extension: "php",
        head: "<?php require 'header.php'; /* ?> */ ?>\n",
        text: [
            "<?= json_encode(§, JSON_HEX_TAG | JSON_HEX_AMP | JSON_HEX_APOS | JSON_HEX_QUOT) ?>",
            "'<?php echo CUtil::JSEscape(§); ?>'",
        ],
        number: ["<?= § ?>", "<?= number_format(§, 2, '.', '') ?>"],
        json: "<?= json_encode(§, 15) ?>",
        each: [
            "<?php foreach ($items as $i => $item): ?>",
            "<?= $i < count($items) - 1 ? ',' : '' ?>",
            "<?php endforeach ?>",
        ],
        branch: ["<?php if ($isNew) { ?>", "<?php } else { ?>", "<?php } ?>"],
        raw: "<?= § ?>",
        html: "<?= htmlspecialchars(§) ?>",
        unsafe_json: Some("<?= json_encode(§, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES) ?>"),
        whole: "<?= (int)§ ?>",
        formatted: "<?= number_format(§, 2, ',', ' ') ?>",
        guess: Some("'<?= § == 1 ? 'm' : 'f' ?>'"),
        glued: Some(
            "[<?= implode(',', array_map(function ($item) { return '{id: \"' . $item['id'] . '\"}'; }, §)) ?>]",
        ),
        expressions: ARRAYS,
    },
    Dialect {
        kind: FileKind::Smarty,
        extension: "tpl",
        head: "{* the order *}\n",
        text: ["'{§|escape:'javascript'}'", "{§|json_encode:15 nofilter}"],
        number: ["{§}", "{§|string_format:\"%.2f\"}"],
        json: "{§|json_encode:15 nofilter}",
        each: ["{foreach $items as $item}", "{if !$item@last},{/if}", "{/foreach}"],
        branch: ["{if $is_new}", "{else}", "{/if}"],
        raw: "{§}",
        html: "{§|escape:'html'}",
        unsafe_json: Some("{§|json_encode nofilter}"),
        whole: "{§|intval}",
        formatted: "{§|number_format:2:',':' '}",
        guess: Some("'{if § == 1}m{else}f{/if}'"),
        glued: None,
        expressions: SMARTY,
    },
    Dialect {
        kind: FileKind::Twig,
        extension: "html.twig",
        head: "{% extends 'base.html.twig' %}\n",
        text: ["'{{ §|e('js') }}'", "{{ §|json_encode(15)|raw }}"],
        number: ["{{ § }}", "{{ §|number_format(2, '.', '') }}"],
        json: "{{ §|json_encode(constant('JSON_HEX_TAG'))|raw }}",
        each: ["{% for item in order.lines %}", "{{ not loop.last ? ',' }}", "{% endfor %}"],
        branch: ["{% if is_new %}", "{% else %}", "{% endif %}"],
        raw: "{{ §|raw }}",
        html: "{{ § }}",
        unsafe_json: Some("{{ §|json_encode|raw }}"),
        whole: "{{ §|round }}",
        formatted: "{{ §|format_currency('RUB') }}",
        guess: Some("'{{ § == 1 ? 'm' : 'f' }}'"),
        glued: None,
        expressions: DOTTED,
    },
    Dialect {
        kind: FileKind::Django,
        extension: "django.html",
        head: "{% load static l10n %}\n",
        text: ["'{{ §|escapejs }}'", "\"{{ §|default:''|escapejs }}\""],
        number: ["{{ §|unlocalize }}", "{{ §|stringformat:'.2f' }}"],
        json: "JSON.parse('{{ §|escapejs }}')",
        each: ["{% for item in order.lines.all %}", "{% if not forloop.last %},{% endif %}", "{% endfor %}"],
        branch: ["{% if is_new %}", "{% else %}", "{% endif %}"],
        raw: "{{ §|safe }}",
        html: "{{ § }}",
        unsafe_json: None,
        whole: "{{ §|floatformat:0 }}",
        formatted: "{{ §|floatformat:2 }}",
        guess: Some("'{{ §|yesno:\"m,f\" }}'"),
        glued: None,
        expressions: DOTTED,
    },
    Dialect {
        kind: FileKind::Jinja2,
        extension: "html.j2",
        head: "{# the order #}\n",
        text: ["{{ §|tojson }}", "{{ §|trim|tojson }}"],
        number: ["{{ § }}", "{{ '%.2f'|format(§) }}"],
        json: "{{ §|tojson }}",
        each: ["{% for item in order.lines %}", "{{ ',' if not loop.last }}", "{% endfor %}"],
        branch: ["{% if is_new -%}", "{%- else -%}", "{%- endif %}"],
        raw: "{{ §|safe }}",
        html: "{{ § }}",
        unsafe_json: None,
        whole: "{{ §|int }}",
        formatted: "{{ §|format_currency }}",
        guess: Some("'{{ 'm' if § == 1 else 'f' }}'"),
        glued: None,
        expressions: DOTTED,
    },
    Dialect {
        kind: FileKind::Erb,
        extension: "html.erb",
        head: "<%# the order %>\n",
        text: ["<%= raw §.to_json %>", "'<%= j § %>'"],
        number: ["<%= § %>", "<%= number_with_precision(§, precision: 2, separator: '.') %>"],
        json: "<%= json_escape(§.to_json).html_safe %>",
        each: ["<% order.lines.each do |item| %>", ",", "<% end %>"],
        branch: ["<% if is_new %>", "<% else %>", "<% end %>"],
        raw: "<%== § %>",
        html: "<%= § %>",
        unsafe_json: None,
        whole: "<%= §.to_i %>",
        formatted: "<%= number_to_currency(§) %>",
        guess: Some("'<%= § == 1 ? 'm' : 'f' %>'"),
        glued: Some("[<%= raw §.map { |item| \"{id: '#{item.sku}'}\" }.join(',') %>]"),
        expressions: DOTTED,
    },
    Dialect {
        kind: FileKind::Blade,
        extension: "blade.php",
        head: "{{-- the order --}}\n",
        text: ["@json(§)", "{{ Js::from(§) }}"],
        number: ["{{ § }}", "{{ number_format(§, 2, '.', '') }}"],
        json: "@json(§)",
        each: ["@foreach ($order->lines as $item)", "@if (!$loop->last),@endif", "@endforeach"],
        branch: ["@if ($isNew)", "@else", "@endif"],
        raw: "{!! § !!}",
        html: "{{ § }}",
        unsafe_json: Some("{!! json_encode(§) !!}"),
        whole: "{{ (int) § }}",
        formatted: "{{ number_format(§, 2, ',', ' ') }}",
        guess: Some("'{{ § == 1 ? 'm' : 'f' }}'"),
        glued: None,
        expressions: OBJECTS,
    },
    Dialect {
        kind: FileKind::Jsp,
        extension: "jsp",
        head: "<%@ page contentType=\"text/html; charset=UTF-8\" %>\n",
        text: ["'${e:forJavaScript(§)}'", "'<e:forJavaScript value=\"${§}\"/>'"],
        number: ["${§}", "<fmt:formatNumber value=\"${§}\" pattern=\"0.00\"/>"],
        json: "<%= new Gson().toJson(§) %>",
        each: [
            "<c:forEach items=\"${order.lines}\" var=\"item\" varStatus=\"status\">",
            "<c:if test=\"${!status.last}\">,</c:if>",
            "</c:forEach>",
        ],
        branch: ["<c:choose><c:when test=\"${isNew}\">", "</c:when><c:otherwise>", "</c:otherwise></c:choose>"],
        raw: "${§}",
        html: "<c:out value=\"${§}\"/>",
        unsafe_json: Some("<%= new ObjectMapper().writeValueAsString(§) %>"),
        whole: "<%= Math.round(§) %>",
        formatted: "<fmt:formatNumber value=\"${§}\" type=\"currency\"/>",
        guess: Some("'${§ == 1 ? 'm' : 'f'}'"),
        glued: None,
        expressions: DOTTED,
    },
];
