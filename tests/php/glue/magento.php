<?php

declare(strict_types=1);

/** Doubles of exactly the classes of Magento that the glue uses, with their documented signatures. */

namespace Magento\Framework\Component {
    class ComponentRegistrar
    {
        public const MODULE = 'module';

        /** @var array<string, string> */
        public static array $registered = [];

        public static function register($type, $componentName, $path)
        {
            self::$registered["$type $componentName"] = $path;
        }
    }
}

namespace Magento\Framework\View\Element\Block {
    interface ArgumentInterface
    {
    }
}

namespace Magento\Framework\View\Helper {
    class SecureHtmlRenderer
    {
        public function renderTag(string $tagName, array $attributes, ?string $content = null, bool $textContent = true): string
        {
            return "<$tagName nonce=\"of-magento\">" . ($textContent ? htmlspecialchars((string) $content) : $content) . "</$tagName>";
        }
    }
}

namespace Magento\Framework\App\Config {
    interface ScopeConfigInterface
    {
        public function getValue($path, $scopeType = 'default', $scopeCode = null);
    }
}

namespace Magento\Framework\App {
    class State
    {
        public const MODE_DEVELOPER = 'developer';
        public const MODE_PRODUCTION = 'production';

        public function __construct(private string $mode)
        {
        }

        public function getMode()
        {
            return $this->mode;
        }
    }
}

namespace Magento\Framework\Event {
    interface ManagerInterface
    {
        public function dispatch($eventName, array $data = []);
    }
}

namespace Magento\Store\Model {
    interface ScopeInterface
    {
        public const SCOPE_STORE = 'store';
    }
}

namespace Magento\Checkout\Model {
    class Session
    {
        public function __construct(private \Magento\Sales\Model\Order $order)
        {
        }

        public function getLastRealOrder()
        {
            return $this->order;
        }
    }
}

namespace Magento\Multishipping\Model\Checkout\Type {
    class Multishipping
    {
        public function __construct(private array $ids)
        {
        }

        public function getOrderIds($asAssoc = false)
        {
            return $asAssoc ? $this->ids : array_keys($this->ids);
        }
    }
}

namespace Magento\Sales\Api {
    interface OrderRepositoryInterface
    {
        public function get($id);
    }
}

namespace Magento\Sales\Model {
    class Order
    {
        public function __construct(private string $id, private ?string $email, private bool $guest = false)
        {
        }

        public function getIncrementId()
        {
            return $this->id;
        }

        public function getGrandTotal()
        {
            return '2990.5000';
        }

        public function getCustomerFirstname()
        {
            return $this->guest ? null : 'Анна';
        }

        public function getCustomerLastname()
        {
            return $this->guest ? null : 'Иванова';
        }

        public function getCustomerEmail()
        {
            return $this->email;
        }

        public function getCustomerId()
        {
            return null;
        }

        public function getBillingAddress()
        {
            return $this->guest ? new Order\Address() : null;
        }

        public function getAllVisibleItems()
        {
            return [2 => new Order\Item()];
        }
    }
}

namespace Magento\Sales\Model\Order {
    class Address
    {
        public function getFirstname()
        {
            return 'Гость';
        }

        public function getLastname()
        {
            return 'Гостев';
        }

        public function getTelephone()
        {
            return '+7 999 888-77-66';
        }
    }

    class Item
    {
        public function getProductId()
        {
            return '10';
        }

        public function getSku()
        {
            return 'HAT-1';
        }

        public function getName()
        {
            return 'Шапка';
        }

        public function getPrice()
        {
            return '825.2100';
        }

        public function getPriceInclTax()
        {
            return '990.2500';
        }

        public function getQtyOrdered()
        {
            return '2.0000';
        }
    }
}
