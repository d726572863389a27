<?php

use Bitrix\Main\Config\Option;
use Bitrix\Main\Localization\Loc;

/** @var CUser $USER */
defined('B_PROLOG_INCLUDED') && B_PROLOG_INCLUDED === true || die();

$module = 'flocktory.postcheckout';
if (!$USER->IsAdmin()) {
    return;
}
Loc::loadMessages(__FILE__);
$choices = ['offer_id' => ['PRODUCT_ID', 'PRODUCT_XML_ID']];
$names = ['site_id', 'spot', 'offer_id', 'feed'];

if ($_SERVER['REQUEST_METHOD'] === 'POST' && isset($_POST['save']) && check_bitrix_sessid()) {
    foreach ($names as $name) {
        $value = trim((string) ($_POST[$name] ?? ''));
        if (!isset($choices[$name]) || in_array($value, $choices[$name], true)) {
            Option::set($module, $name, $value);
        }
    }
}
?>
<form method="post">
    <?= bitrix_sessid_post() ?>
    <table class="adm-detail-content-table edit-table">
        <?php foreach ($names as $name): ?>
            <tr>
                <td width="40%"><?= Loc::getMessage('FLOCKTORY_POSTCHECKOUT_' . strtoupper($name)) ?></td>
                <td>
                    <?php if (isset($choices[$name])): ?>
                        <select name="<?= $name ?>">
                            <?php foreach ($choices[$name] as $choice): ?>
                                <option<?= Option::get($module, $name) === $choice ? ' selected' : '' ?>><?= $choice ?></option>
                            <?php endforeach ?>
                        </select>
                    <?php else: ?>
                        <input name="<?= $name ?>" value="<?= htmlspecialcharsbx(Option::get($module, $name)) ?>">
                    <?php endif ?>
                </td>
            </tr>
        <?php endforeach ?>
    </table>
    <input type="submit" name="save" class="adm-btn-save" value="<?= Loc::getMessage('FLOCKTORY_POSTCHECKOUT_SAVE') ?>">
</form>
