<?php

use Bitrix\Main\EventManager;
use Bitrix\Main\Localization\Loc;
use Bitrix\Main\ModuleManager;

Loc::loadMessages(__FILE__);

/** Bitrix finds the class by the module's id, with underscores. */
class flocktory_postcheckout extends CModule
{
    public $MODULE_ID = 'flocktory.postcheckout';

    private const HANDLER = ['main', 'OnAdminInformerInsertItems', 'flocktory.postcheckout', Flocktory\Postcheckout\Bitrix\BitrixAdmin::class, 'inform'];

    public function __construct()
    {
        $arModuleVersion = [];
        include __DIR__ . '/version.php';
        $this->MODULE_VERSION = $arModuleVersion['VERSION'];
        $this->MODULE_VERSION_DATE = $arModuleVersion['VERSION_DATE'];
        $this->MODULE_NAME = Loc::getMessage('FLOCKTORY_POSTCHECKOUT_NAME');
        $this->MODULE_DESCRIPTION = Loc::getMessage('FLOCKTORY_POSTCHECKOUT_DESCRIPTION');
        $this->PARTNER_NAME = 'flocktory-postcheckout';
    }

    public function DoInstall()
    {
        ModuleManager::registerModule($this->MODULE_ID);
        EventManager::getInstance()->registerEventHandler(...self::HANDLER);
    }

    public function DoUninstall()
    {
        EventManager::getInstance()->unRegisterEventHandler(...self::HANDLER);
        Bitrix\Main\Config\Option::delete($this->MODULE_ID);
        ModuleManager::unRegisterModule($this->MODULE_ID);
    }
}
