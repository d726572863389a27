<?php
$arItems = [];
foreach ($basket as $item) {
    $arItems[] = [
        'id' => $item->getProductId(),
        'title' => $item->getField('NAME'),
        'price' => $item->getPrice(),
        'count' => $item->getQuantity(),
    ];
}
$payload = [
    'user' => [
        'name' => $arUser['NAME'],
        'email' => $arUser['EMAIL'],
    ],
    'order' => [
        'id' => (int)$arOrder['ID'],
        'price' => (float)$arOrder['PRICE'],
        'items' => $arItems,
    ],
];
?>
<script>
window.flocktory = window.flocktory || [];
window.flocktory.push(['postcheckout', <?= Bitrix\Main\Web\Json::encode($payload) ?>]);
</script>
