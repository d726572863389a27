<?php

use Bitrix\Main\Config\Option;
use Bitrix\Main\Loader;
use Bitrix\Main\Localization\Loc;
use Flocktory\Postcheckout\Bitrix\BitrixAdmin;

/** @var CUser $USER */
defined('B_PROLOG_INCLUDED') && B_PROLOG_INCLUDED === true || die();

$module = 'flocktory.postcheckout';
if (!$USER->IsAdmin() || !Loader::includeModule($module)) {
    return;
}
Loc::loadMessages(__FILE__);
$choices = ['offer_id' => ['PRODUCT_ID', 'PRODUCT_XML_ID']];
$names = ['site_id', 'spot', 'offer_id', 'feed'];
$problems = [];

if ($_SERVER['REQUEST_METHOD'] === 'POST' && isset($_POST['save']) && check_bitrix_sessid()) {
    $missing = BitrixAdmin::problem('');
    foreach ($names as $name) {
        $value = trim((string) ($_POST[$name] ?? ''));
        $problem = match ($name) {
            // Without the extension, a site id cannot be checked.
            'site_id' => $missing === null ? BitrixAdmin::problem($value) : null,
            'feed' => BitrixAdmin::feedProblem($value),
            default => null,
        };
        if ($problem !== null) {
            $problems[] = $problem;
        } elseif (!isset($choices[$name]) || in_array($value, $choices[$name], true)) {
            Option::set($module, $name, $value);
        }
    }
}
$problems[] = BitrixAdmin::problem(Option::get($module, 'site_id'));
foreach (array_filter($problems) as $problem) {
    CAdminMessage::ShowMessage(['MESSAGE' => htmlspecialcharsbx($problem), 'TYPE' => 'ERROR', 'HTML' => true]);
}
?>
<form method="post">
    <?= bitrix_sessid_post() ?>
    <table class="adm-detail-content-table edit-table">
        <?php foreach ($names as $name): ?>
            <tr>
                <td width="40%"><label for="<?= $name ?>"><?= Loc::getMessage('FLOCKTORY_POSTCHECKOUT_' . strtoupper($name)) ?></label></td>
                <td>
                    <?php if (isset($choices[$name])): ?>
                        <select id="<?= $name ?>" name="<?= $name ?>">
                            <?php foreach ($choices[$name] as $choice): ?>
                                <option<?= Option::get($module, $name) === $choice ? ' selected' : '' ?>><?= $choice ?></option>
                            <?php endforeach ?>
                        </select>
                    <?php else: ?>
                        <input id="<?= $name ?>" name="<?= $name ?>" value="<?= htmlspecialcharsbx(Option::get($module, $name)) ?>">
                    <?php endif ?>
                    <br><small><?= Loc::getMessage('FLOCKTORY_POSTCHECKOUT_' . strtoupper($name) . '_HELP') ?></small>
                </td>
            </tr>
        <?php endforeach ?>
    </table>
    <input type="submit" name="save" class="adm-btn-save" value="<?= Loc::getMessage('FLOCKTORY_POSTCHECKOUT_SAVE') ?>">
</form>
