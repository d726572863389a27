<?php
class Flocktory
{
    public function order()
    {
        return $this->send('postcheckout', [
    'user' => [
        'name' => $arUser['NAME'],
        'email' => $arUser['EMAIL'],
    ],
    'order' => [
        'id' => $arOrder['ACCOUNT_NUMBER'],
        'price' => (float)$arOrder['PRICE'],
        'items' => $arItems,
    ],
]);
    }
}
