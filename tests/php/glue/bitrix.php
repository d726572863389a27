<?php

declare(strict_types=1);

/** Doubles of exactly the classes of 1C-Bitrix that the glue uses, with their documented signatures. */

namespace Bitrix\Main {
    final class Application
    {
        private static ?self $instance = null;
        private Session $session;

        public static function getInstance(): self
        {
            return self::$instance ??= new self();
        }

        public function getSession(): Session
        {
            return $this->session ??= new Session();
        }
    }

    final class Session
    {
        private array $values = [];
        public bool $isLate = false;

        public function get($name)
        {
            return $this->isLate ? throw new \RuntimeException('headers are sent') : $this->values[$name] ?? null;
        }

        public function set($name, $value)
        {
            $this->values[$name] = $value;
        }

        public function clear()
        {
            $this->values = [];
        }
    }

    final class Event
    {
        /** @var list<self> */
        public static array $sent = [];

        public function __construct(public string $moduleId, public string $type, private array $parameters = [])
        {
        }

        public function getParameter($key)
        {
            return $this->parameters[$key];
        }

        public function send($sender = null)
        {
            self::$sent[] = $this;
        }
    }

    final class EventManager
    {
        private static ?self $instance = null;
        /** @var list<array> */
        public array $handlers = [];

        public static function getInstance(): self
        {
            return self::$instance ??= new self();
        }

        public function registerEventHandler($fromModuleId, $eventType, $toModuleId, $toClass = '', $toMethod = '', $sort = 100, $toPath = '', $toMethodArg = [])
        {
            $this->handlers[] = [$fromModuleId, $eventType, $toModuleId, $toClass, $toMethod];
        }

        public function unRegisterEventHandler($fromModuleId, $eventType, $toModuleId, $toClass = '', $toMethod = '', $toPath = '', $toMethodArg = [])
        {
            $this->handlers = array_values(array_filter(
                $this->handlers,
                static fn (array $handler): bool => $handler !== [$fromModuleId, $eventType, $toModuleId, $toClass, $toMethod],
            ));
        }
    }

    final class Loader
    {
        public static function includeModule($moduleName)
        {
            return true;
        }
    }

    final class ModuleManager
    {
        /** @var list<string> */
        public static array $modules = [];

        public static function registerModule($moduleName)
        {
            self::$modules[] = $moduleName;
        }

        public static function unRegisterModule($moduleName)
        {
            self::$modules = array_values(array_diff(self::$modules, [$moduleName]));
        }
    }
}

namespace Bitrix\Main\Config {
    final class Option
    {
        /** @var array<string, string> */
        public static array $values = [];

        public static function get($moduleId, $name, $default = '', $siteId = false)
        {
            return self::$values["$moduleId $name"] ?? $default;
        }

        public static function set($moduleId, $name, $value = '', $siteId = '')
        {
            self::$values["$moduleId $name"] = $value;
        }

        public static function delete($moduleId, array $filter = [])
        {
            self::$values = [];
        }
    }
}

namespace Bitrix\Main\Text {
    final class Encoding
    {
        public static function convertEncoding($data, $charsetFrom, $charsetTo)
        {
            return iconv($charsetFrom, $charsetTo, $data);
        }
    }
}

namespace Bitrix\Main\Localization {
    final class Loc
    {
        public static string $language = 'ru';
        private static array $messages = [];

        public static function loadMessages($file)
        {
            $module = dirname(__DIR__, 3) . '/bindings-php/glue/bitrix/flocktory.postcheckout';
            $MESS = [];
            include "$module/lang/" . self::$language . substr(realpath($file), strlen(realpath($module)));
            self::$messages = $MESS + self::$messages;
        }

        public static function getMessage($code, $replace = null, $language = null)
        {
            return self::$messages[$code] ?? null;
        }
    }
}

namespace Bitrix\Sale {
    final class Order
    {
        public function __construct(
            private int $id,
            private array $properties,
            private array $items,
            private int $user = 0,
            private string $canceled = 'N',
        ) {
        }

        /** @var array<int, self> */
        public static array $all = [];

        public static function load($id)
        {
            return $id > 0 ? self::$all[$id] ?? null : throw new \InvalidArgumentException('id');
        }

        public function getId()
        {
            return $this->id;
        }

        public function getUserId()
        {
            return $this->user;
        }

        public function getPrice()
        {
            return 2990.5;
        }

        public function getField($name)
        {
            return ['ACCOUNT_NUMBER' => "N-$this->id", 'CANCELED' => $this->canceled][$name];
        }

        public function getPropertyCollection()
        {
            return new PropertyValueCollection($this->properties);
        }

        public function getBasket(): ?\Traversable
        {
            return new \ArrayIterator($this->items);
        }
    }

    final class PropertyValueCollection
    {
        public function __construct(private array $properties)
        {
        }

        private function value(string $name): ?PropertyValue
        {
            return isset($this->properties[$name]) ? new PropertyValue($this->properties[$name]) : null;
        }

        public function getPayerName()
        {
            return $this->value('name');
        }

        public function getUserEmail()
        {
            return $this->value('email');
        }

        public function getPhone()
        {
            return $this->value('phone');
        }
    }

    final class PropertyValue
    {
        public function __construct(private string $value)
        {
        }

        public function getValue()
        {
            return $this->value;
        }
    }

    final class BasketItem
    {
        public function __construct(private array $fields, private bool $child = false)
        {
        }

        public function isBundleChild()
        {
            return $this->child;
        }

        public function getField($name)
        {
            return $this->fields[$name];
        }

        public function getPriceWithVat()
        {
            $isIncluded = ($this->fields['VAT_INCLUDED'] ?? 'Y') === 'Y';

            return $isIncluded ? $this->fields['PRICE'] : round($this->fields['PRICE'] * (1 + $this->fields['VAT_RATE']), 2);
        }

        public function getQuantity()
        {
            return $this->fields['QUANTITY'];
        }
    }
}

namespace {
    class CModule
    {
        public $MODULE_NAME;
        public $MODULE_DESCRIPTION;
        public $MODULE_VERSION;
        public $MODULE_VERSION_DATE;
        public $PARTNER_NAME;
    }

    final class CSaleUser
    {
        public static function GetAnonymousUserID()
        {
            return 99;
        }
    }

    final class CAdminInformer
    {
        /** @var list<array> */
        public static array $items = [];

        public static function AddItem($arParams)
        {
            self::$items[] = $arParams;
        }
    }

    final class CAdminMessage
    {
        public static function ShowMessage($message)
        {
            echo "<p>$message[TYPE] $message[MESSAGE]</p>";
        }
    }

    final class CEventLog
    {
        /** @var list<array> */
        public static array $entries = [];

        public static function Add($arFields)
        {
            self::$entries[] = $arFields;
        }
    }

    final class CUser
    {
        public function IsAdmin()
        {
            return true;
        }
    }

    function check_bitrix_sessid($varname = 'sessid')
    {
        return isset($_POST[$varname]);
    }

    function bitrix_sessid_post($varname = 'sessid', $returnInvocations = false)
    {
        return "<input type=\"hidden\" name=\"$varname\">";
    }

    function htmlspecialcharsbx($string, $flags = ENT_COMPAT, $doubleEncode = true)
    {
        return htmlspecialchars($string, $flags, 'UTF-8', $doubleEncode);
    }
}
