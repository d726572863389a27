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
        $key => $value,
    ],
    'order' => [
        'id' => $arOrder['ACCOUNT_NUMBER'],
        'price' => (float)$arOrder['PRICE'],
        'items' => $arItems,
    ],
];
?>
<script>
window.flocktory = window.flocktory || [];
window.flocktory.push(['postcheckout', <?= Bitrix\Main\Web\Json::encode($payload) ?>]);
</script>
