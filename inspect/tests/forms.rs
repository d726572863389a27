//! The forms that public integrations have, written anew: 27 places, by host and form as they were counted. Each is
//! understood: its order is found, and judged as far as the file has it.

use flocktory_postcheckout::Severity;
use flocktory_postcheckout_inspect::{FileKind, InspectOptions, inspect};
use std::path::{Path, PathBuf};

/// A form: its name, its file's name, its text, and what has to be found in it: `code path`.
struct Form {
    of: &'static str,
    file: &'static str,
    text: &'static str,
    found: &'static [&'static str],
}

const fn form(of: &'static str, file: &'static str, text: &'static str, found: &'static [&'static str]) -> Form {
    Form { of, file, text, found }
}

const FORMS: [Form; 27] = [
    form("placeholders in quotes", "template.php", "<script>
window.flocktory = window.flocktory || [];
window.flocktory.push(['postcheckout', {
  user: {name: '<?= $arResult['USER']['NAME'] ?>', email: '<?= $arResult['USER']['EMAIL'] ?>', sex: 'm'},
  order: {id: '<?= $arResult['ORDER']['ID'] ?>', price: '<?= $arResult['ORDER']['PRICE'] ?>', items: [
    <? foreach ($arResult['BASKET'] as $item): ?>
    {id: '<?= $item['PRODUCT_ID'] ?>', title: '<?= $item['NAME'] ?>', price: '<?= $item['PRICE'] ?>', image: '<?= $item['PICTURE'] ?>', count: '<?= $item['QUANTITY'] ?>'},
    <? endforeach; ?>
  ]}
}]);
</script>", &["template_unescaped user.name", "payload_sex_guessed user.sex", "template_unescaped order.items[0].title"]),
    form("placeholders without quotes, and `echo`", "result.php", "<script>
flocktory.push(['postcheckout', {
  user: {name: \"<?php echo $name; ?>\", email: \"<? echo $email ?>\"},
  order: {id: <?php echo $order_id; ?>, price: <?php echo (int)$sum; ?>, items: [<?php echo $items_js; ?>]}
}]);
</script>", &["template_unescaped user.name", "template_id_unquoted order.id", "payload_price_fraction order.price"]),
    form("the old API, with placeholders", "old.php", "<script src=\"//api.flocktory.com/1/hello.js\"></script>
<script>
var _flocktory = window._flocktory = _flocktory || [];
_flocktory.push({order_id: \"<?= $id ?>\", email: \"<?= $email ?>\", name: \"<?= $name ?>\", sex: \"\", price: <?= $price ?>, items: [<?= implode(',', $items) ?>]});
</script>", &["page_old_api "]),
    form("the old API, with a loop", "old-loop.php", "<script type=\"text/javascript\">
var _flocktory = window._flocktory = _flocktory || [];
_flocktory.push({\"order_id\": \"<?=$ID?>\", \"email\": \"<?=$EMAIL?>\", \"price\": <?=$PRICE?>, \"items\": [
<?foreach ($arItems as $k => $arItem) {?>
  {\"id\": \"<?=$arItem['ID']?>\", \"title\": \"<?=$arItem['NAME']?>\"}<?if ($k < count($arItems) - 1) {?>,<?}?>
<?}?>
]});
</script>", &["page_old_api "]),
    form("an array of PHP, printed by json_encode", "thanks.php", "<?php
$flocktory = [
  'user' => ['name' => $user->name, 'email' => $user->email],
  'order' => ['id' => $order->id, 'price' => round($order->total), 'items' => []],
];
foreach ($order->items as $item) {
  $flocktory['order']['items'][] = ['id' => $item->id, 'name' => $item->title, 'count' => $item->count];
}
?>
<script>window.flocktory.push(['postcheckout', <?= json_encode($flocktory, JSON_UNESCAPED_UNICODE) ?>]);</script>", &["payload_price_fraction order.price", "unknown_key order.items[0].name", "template_json_flags "]),
    form("an array of PHP, printed by the framework", "component_epilog.php", "<?
$arData = array(
  'user' => array('name' => $arUser['NAME'], 'email' => $arUser['EMAIL']),
  'order' => array('id' => $arOrder['ID'], 'price' => $arOrder['PRICE'], 'items' => $arItems)
);
?>
<script>window.flocktory.push(['postcheckout', <?= CUtil::PhpToJSObject($arData) ?>]);</script>", &["not_judged order.items"]),
    form("data of the server alone", "result_modifier.php", "<script>
window.flocktory = window.flocktory || [];
window.flocktory.push(['postcheckout', <?= CUtil::PhpToJSObject($arResult['FLOCKTORY']) ?>]);
</script>", &["not_judged "]),
    form("JSON in an attribute", "attribute.php", "<div id=\"flocktory\" data-value='<?= json_encode($data) ?>'></div>
<script>
$(function () {
  var data = $('#flocktory').data('value');
  window.flocktory.push(['postcheckout', {user: data.user, order: {id: data.id, price: parseInt(data.price), items: data.items}}]);
});
</script>", &["payload_price_fraction order.price", "not_judged user"]),
    form("an array in a class", "Flocktory.php", "<?php
class Flocktory
{
    public static function getPostcheckout($order)
    {
        return ['user' => ['name' => $order->getName(), 'email' => $order->getPhone() . '@flocktory.ru'], 'order' => ['id' => (int) $order->getId(), 'price' => $order->getSum(), 'items' => self::items($order)]];
    }
}", &["payload_email_domain user.email", "payload_id_number order.id"]),
    form("an array that a helper prints", "event.php", "<?php
use App\\Helper;
$items = array();
foreach ($basket as $row) {
    $items[] = array('id' => $row['PRODUCT_ID'], 'title' => $row['NAME'], 'price' => $row['PRICE'], 'image' => '', 'count' => (int)$row['QUANTITY']);
}
Helper::addJs(array('postcheckout', array('user' => array('name' => $USER->GetFullName(), 'email' => $USER->GetEmail()), 'order' => array('id' => $ID, 'price' => $arOrder['PRICE'], 'items' => $items))));", &["payload_empty order.items[0].image"]),
    form("items that are put together from the session", "glue.php", "<script>
window.flocktory.push(['postcheckout', {user: {name: '<?= addslashes($_SESSION['name']) ?>', email: '<?= $_SESSION['email'] ?>'}, order: {id: '<?= $_SESSION['order'] ?>', price: '<?= $_SESSION['sum'] ?>', items: [<?= implode(',', $_SESSION['items']) ?>]}}]);
</script>", &["template_unescaped user.name", "template_items_glued order.items[0]"]),
    form("blocks inside of an object", "blocks.php", "<script>
window.flocktory.push(['postcheckout', {
  user: {<? if ($name): ?>name: '<?= htmlspecialchars($name) ?>',<? endif ?> email: '<?= $email ? htmlspecialchars($email) : $phone . '@unknown.email' ?>'},
  order: {id: '<?= (int)$id ?>', price: <?= $price ?>, items: [<? foreach ($items as $i => $item): ?><?= $i ? ',' : '' ?>{id: '<?= (int)$item['id'] ?>', count: <?= $item['count'] ?>}<? endforeach ?>]}
}]);
</script>", &["template_html_escaped user.name"]),
    form("a loop of JavaScript over JSON", "each.php", "<script>
var basket = <?= json_encode($basket) ?>, items = [];
$.each(basket, function (index, product) {
  items.push({id: product.id, title: product.name, price: Math.round(product.price), count: product.quantity});
});
window.flocktory.push(['postcheckout', {user: {name: <?= json_encode($name) ?>, email: <?= json_encode($email) ?>}, order: {id: '<?= (int)$id ?>', price: <?= $sum ?>, items: items}}]);
</script>", &["payload_price_fraction order.items[0].price", "template_json_flags user.name"]),
    form("a document that is ready", "ready.php", "<script>
$(document).ready(function () {
  if (typeof flocktory !== 'undefined') {
    flocktory.push(['postcheckout', {user: {name: '<?= $n ?>', email: '<?= $e ?>'}, order: {id: '<?= $i ?>', price: <?= number_format($p, 0, '', ' ') ?>, items: []}}]);
  }
});
</script>", &["template_unescaped user.name", "payload_price_fraction order.price"]),
    form("a push for each part of an order", "split.php", "<script>
window.flocktory = window.flocktory || [];
<?php foreach ($orders as $order): ?>
window.flocktory.push(['postcheckout', {user: {name: <?= json_encode($order->name, 15) ?>, email: <?= json_encode($order->email, 15) ?>}, order: {id: <?= $order->id ?>, price: <?= $order->sum ?>, items: <?= json_encode($order->items, 15) ?>}}]);
<?php endforeach ?>
</script>", &["template_id_unquoted order.id", "not_judged order.items"]),
    form("code that is commented out", "commented.php", "<?php /* $x = ['postcheckout', ['user' => [], 'order' => []]]; */ ?>
<!-- <script>_flocktory.push({order_id: 1})</script> -->
<script>
//flocktory.push(['postcheckout', {user: {name: '<?= $old ?>'}}]);
window.flocktory.push(['postcheckout', {user: {name: <?= json_encode($name, 15) ?>, email: '<?= $phone ?>@mail.ru'}, order: {id: '<?= (int)$id ?>', price: '<?= $sum ?>', items: <?= json_encode($items, 15) ?>}}]);
</script>", &["payload_email_domain user.email"]),
    form("a script that PHP prints", "echo.php", "<?php
echo \"<script>window.flocktory.push(['postcheckout', {user: {name: '\" . $name . \"', email: '\" . $email . \"'}, order: {id: '\" . $id . \"', price: \" . $price . \", items: [\" . $items . \"]}}]);</script>\";", &["template_unescaped user.name"]),
    form("a text of several lines that PHP prints", "heredoc.php", "<?php
$script = <<<JS
<script>
window.flocktory.push(['postcheckout', {user: {name: '{$name}', email: '$email'}, order: {id: '$id', price: $price, items: $items}}]);
</script>
JS;
echo $script;", &["template_unescaped user.name"]),
    form("a wrapper function", "send.js", "function send(event) { (window.flocktory = window.flocktory || []).push(event); }
var d = {user: {name: getName(), email: phone + '@unknown.email'}, order: {id: String(order.id), price: order.total, items: order.items}};
send(['postcheckout', d]);", &["not_judged user.name", "not_judged order.items"]),
    form("a wrapper object", "sx.js", "sx.Flocktory.push('postcheckout', {user: {name: name, email: email, sex: ''}, order: {id: id, price: Math.round(price), items: $.map(cart, function (p) { return {id: p.id, title: p.name, count: p.quantity}; })}});", &["payload_empty user.sex", "payload_price_fraction order.price", "not_judged order.items[0].id"]),
    form("ES2015", "postcheckout.js", "export const track = (order) => {
  const {user} = order;
  const items = order.products.map(({id, title, price, qty}) => ({id, title, price, quantity: qty}));
  window.flocktory.push(['postcheckout', {user: {name: `${user.first} ${user.last}`, email: user.email}, order: {id: `${order.id}`, price: order.sum, items}}]);
};", &["unknown_key order.items[0].quantity", "not_judged order.id"]),
    form("functions that return parts", "parts.js", "function user() { return {name: '', email: undefined + '@unknown.email'}; }
function order() { var id = 77; return {id: id, price: '1 999 руб.', items: items()}; }
function items() { return [{id: 1, title: 'Чай'}]; }
flocktory.push(['postcheckout', {user: user(), order: order()}]);", &["payload_id_number order.id", "price_invalid order.price", "payload_id_number order.items[0].id", "identity_missing user"]),
    form("a component", "ThankYou.jsx", "import {useEffect} from 'react';
export default function ThankYou({order}) {
  useEffect(() => {
    window.flocktory.push(['postcheckout', {user: {name: order.name, email: order.email}, order: {id: order.id, price: order.total, goods: order.items}}]);
  }, []);
  return <div>{/* flocktory.push(['postcheckout', {}]) */}<h1>Спасибо!</h1></div>;
}", &["items_missing order.items", "unknown_key order.goods"]),
    form("the old API in a file", "old.js", "window._flocktory = window._flocktory || [];
_flocktory.push({order_id: order.id, email: order.email, name: order.name, price: order.price, items: order.items});", &["page_old_api "]),
    form("a queue that is local", "local.js", "(function () {
  var flocktory = [];
  $(document).on('order:created', function (e, order) {
    flocktory.push(['postcheckout', {user: {name: order.name, email: order.email}, order: {id: order.number, price: order.price, items: order.items}}]);
  });
})();", &["page_queue_local "]),
    form("Smarty", "order_success.tpl", "<script>
{literal}
window.flocktory = window.flocktory || [];
{/literal}
window.flocktory.push(['postcheckout', {
  user: { name: '{$order.firstname} {$order.lastname}', email: '{$order.email}' },
  order: { id: '{$order.id}', price: {$order.total|round}, items: [
  {foreach from=$order.items item=item name=items}
    { id: '{$item.id}', title: '{$item.name|escape}', price: {$item.price}, count: {$item.amount} }{if !$smarty.foreach.items.last},{/if}
  {/foreach}
  ] }
}]);
</script>", &["template_unescaped user.name", "payload_price_fraction order.price", "template_html_escaped order.items[0].title"]),
    form("a saved page", "thanks.html", "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><script src=\"https://api.flocktory.com/v2/loader.js?site_id=1839\" async></script></head><body>
<script>window.flocktory = window.flocktory || [];
window.flocktory.push(['postcheckout', {\"user\": {\"name\": \"Анна\", \"email\": \"7 (999) 888-77-66@unknown.email\", \"sex\": null}, \"order\": {\"id\": 5501, \"price\": \"1 499\", \"items\": [{\"id\": \"12\", \"title\": \"Чай\", \"image\": \"\", \"count\": \"1\"}]}}]);</script></body></html>",
        &["email_phone user.email", "payload_empty user.sex", "payload_id_number order.id", "price_invalid order.price", "payload_empty order.items[0].image"]),
];

#[test]
fn each_form_is_understood() {
    let mut missing = Vec::new();
    for Form { of, file, text, found: wanted } in FORMS {
        let mut options = InspectOptions::default();
        options.name = file;
        let findings = inspect(text.as_bytes(), &options).findings;
        let found: Vec<_> =
            findings.iter().map(|finding| format!("{} {}", finding.problem.code, finding.problem.path)).collect();
        for wanted in wanted {
            if !found.iter().any(|found| found == wanted) {
                missing.push(format!("{of} ({file}): {wanted} is not in {found:?}"));
            }
        }
        let codes = ["page_script_syntax", "page_push_missing"];
        if found.iter().any(|found| codes.contains(&found.trim())) {
            missing.push(format!("{of} ({file}): {found:?}"));
        }
    }
    assert!(missing.is_empty(), "{}", missing.join("\n"));
}

/// The example shops, and the glue for frameworks, use the library: nothing is wrong with them.
#[test]
fn the_shops_of_this_project_are_without_problems() {
    fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            let is_skipped = ["vendor", "node_modules", "__pycache__"].iter().any(|name| path.ends_with(name));
            match path.is_dir() {
                true if !is_skipped => walk(&path, files),
                true => {}
                false => files.push(path),
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut files = Vec::new();
    for folder in ["examples/django", "examples/rails", "examples/php", "bindings-php/glue"] {
        walk(&root.join(folder), &mut files);
    }
    let mut inspected = 0;
    for path in files {
        let (bytes, name) = (std::fs::read(&path).expect("a file"), path.to_string_lossy());
        let speaks = String::from_utf8_lossy(&bytes).to_lowercase().contains("flocktory");
        if !speaks || !FileKind::is_known(&name, &bytes) {
            continue;
        }
        let mut options = InspectOptions::default();
        options.name = &name;
        let findings = inspect(&bytes, &options).findings;
        let problems = findings.iter().filter(|finding| finding.problem.severity != Severity::Note);
        assert_eq!(problems.map(ToString::to_string).collect::<Vec<_>>(), [] as [String; 0], "{name}");
        inspected += 1;
    }
    assert!(inspected >= 20, "{inspected}");
}
