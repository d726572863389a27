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

namespace Magento\Framework {
    class Escaper
    {
        public function escapeHtml($data, $allowedTags = null)
        {
            return htmlspecialchars($data);
        }
    }
}

namespace Magento\Framework\Locale {
    interface ResolverInterface
    {
        public function getLocale();
    }
}

namespace Magento\Framework\Notification {
    interface MessageInterface
    {
        public const SEVERITY_MAJOR = 2;

        public function getIdentity();

        public function isDisplayed();

        public function getText();

        public function getSeverity();
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

namespace Magento\Framework\Session {
    /** Its values have getters and setters of any name. */
    class Generic
    {
        public function __construct(private array $values)
        {
        }

        public function __call($method, $args)
        {
            $name = substr($method, 3);
            if (str_starts_with($method, 'set')) {
                $this->values[$name] = $args[0];
            }

            return $this->values[$name] ?? null;
        }
    }
}

namespace Magento\Catalog\Model {
    class Product
    {
        public function __construct(private string $sku)
        {
        }

        public function getSku()
        {
            return $this->sku;
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
            $child = new Order\Item(['product_id' => '31', 'sku' => 'SCARF-RED']);

            return [
                2 => new Order\Item(['product_id' => '10', 'sku' => 'HAT-1-gift', 'catalogue' => 'HAT-1']),
                3 => new Order\Item(
                    [
                        'product_id' => '30', 'sku' => 'SCARF-RED', 'type' => 'configurable', 'simple_sku' => 'SCARF-RED',
                        'options' => ['attributes_info' => [['label' => 'Цвет', 'value' => 'Красный'], ['label' => 'Размер', 'value' => 'L']]],
                    ],
                    [$child],
                ),
                5 => new Order\Item(['product_id' => '40', 'sku' => 'SOLD-OUT']),
            ];
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
        public function __construct(private array $values, private array $children = [])
        {
        }

        public function getProductId()
        {
            return $this->values['product_id'];
        }

        public function getSku()
        {
            return $this->values['sku'];
        }

        public function getProductType()
        {
            return $this->values['type'] ?? 'simple';
        }

        public function getChildrenItems()
        {
            return $this->children;
        }

        public function getProductOptionByCode($code = null)
        {
            return $this->values[$code] ?? null;
        }

        public function getProduct()
        {
            return isset($this->values['catalogue']) ? new \Magento\Catalog\Model\Product($this->values['catalogue']) : null;
        }

        public function getName()
        {
            return 'Шапка';
        }

        public function getProductOptions()
        {
            return $this->values['options'] ?? [];
        }

        public function isChildrenCalculated()
        {
            return $this->getProductType() === 'bundle';
        }

        public function getRowTotal()
        {
            return array_key_exists('row_total', $this->values) ? $this->values['row_total'] : '1650.4200';
        }

        public function getTaxAmount()
        {
            return $this->values['tax_amount'] ?? '330.0800';
        }

        public function getDiscountTaxCompensationAmount()
        {
            return $this->values['compensation'] ?? null;
        }

        public function getDiscountAmount()
        {
            return $this->values['discount'] ?? '0.0000';
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
