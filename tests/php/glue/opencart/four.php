<?php

declare(strict_types=1);

/** Doubles of exactly the classes of OpenCart 4.1.0 that the module uses, with their signatures. */

namespace Opencart\System\Engine {
    class Registry
    {
        private array $data = [];

        public function get(string $key): ?object
        {
            return $this->data[$key] ?? null;
        }

        public function set(string $key, object $value): void
        {
            $this->data[$key] = $value;
        }

        public function has(string $key): bool
        {
            return isset($this->data[$key]);
        }
    }

    class Controller
    {
        protected Registry $registry;

        public function __construct(Registry $registry)
        {
            $this->registry = $registry;
        }

        public function __get(string $key): object
        {
            return $this->registry->get($key) ?? throw new \Exception("Error: Could not call registry key $key!");
        }

        public function __set(string $key, object $value): void
        {
            $this->registry->set($key, $value);
        }
    }
}

namespace Four {
    use Opencart\System\Engine\Registry;
    use Shop;

    class Action
    {
        private string $method = 'index';

        public function __construct(private string $route)
        {
            [$this->route, $this->method] = explode('.', "$route.index");
        }

        /** A class of an extension, by the name of its file. */
        public function execute(Registry $registry, array &$args = [])
        {
            [, $extension, $type, $name] = explode('/', $this->route);
            include_once DIR_EXTENSION . "$extension/" . strtolower(APPLICATION) . "/controller/$type/$name.php";
            $words = static fn (string $text): string => str_replace('_', '', ucwords($text, '_'));
            $class = 'Opencart\\' . APPLICATION . "\\Controller\\Extension\\{$words($extension)}\\{$words($type)}\\{$words($name)}";

            return (new $class($registry))->{$this->method}(...$args);
        }
    }

    class Event
    {
        private array $handlers = [];

        public function __construct(private Registry $registry)
        {
        }

        public function register(string $trigger, Action $action, int $priority = 0): void
        {
            $this->handlers[] = [$trigger, $action];
        }

        public function trigger(string $event, array $args = [])
        {
            foreach ($this->handlers as [$trigger, $action]) {
                if (str_starts_with($event, $trigger)) {
                    $action->execute($this->registry, $args);
                }
            }

            return '';
        }
    }

    class Loader
    {
        public function __construct(private Registry $registry, private Shop $shop)
        {
        }

        public function controller(string $route, ...$args)
        {
            return "<$route>";
        }

        public function model(string $route): void
        {
            $models = [
                'checkout/order' => ['getOrder', 'getProducts', 'getTotals'],
                'catalog/product' => ['getProduct', 'getCodes'],
                'setting/setting' => ['editSetting'],
                'setting/event' => ['addEvent', 'deleteEventByCode'],
            ];
            $model = new Model($this->shop);
            $proxy = new Proxy();
            foreach ($models[$route] as $method) {
                $proxy->{$method} = static fn (&...$args) => $model->$method(...$args);
            }
            $this->registry->set('model_' . str_replace('/', '_', $route), $proxy);
        }

        public function view(string $route, array $data = [], string $code = ''): string
        {
            $output = '';
            $this->registry->get('event')->trigger("view/$route/before", [&$route, &$data, &$code, &$output]);
            $output = match ($route) {
                'common/success' => "$data[header]<h1>Спасибо</h1>$data[footer]",
                'common/header' => '<html><head></head><body>',
                'common/dashboard' => '<div id="content"><h1>' . $this->registry->get('language')->get('heading_title') . '</h1></div>',
                default => json_encode($data, JSON_THROW_ON_ERROR),
            };
            $this->registry->get('event')->trigger("view/$route/after", [&$route, &$data, &$output]);

            return $output;
        }

        public function language(string $route, string $prefix = '', string $code = ''): array
        {
            return $this->registry->get('language')->load($route, $prefix, $code);
        }
    }

    class Proxy
    {
        protected array $data = [];

        public function __set(string $key, object $value): void
        {
            $this->data[$key] = $value;
        }

        public function __isset(string $key): bool
        {
            return isset($this->data[$key]);
        }

        public function __call(string $method, array $args)
        {
            foreach ($args as &$value);

            return $this->data[$method](...$args);
        }
    }

    final class Model
    {
        public function __construct(private Shop $shop)
        {
        }

        public function getOrder(int $order_id): array
        {
            return $order_id == $this->shop->order['order_id'] ? $this->shop->order : [];
        }

        public function getProducts(int $order_id): array
        {
            return $this->shop->lines;
        }

        public function getTotals(int $order_id): array
        {
            return $this->shop->totals;
        }

        public function getProduct(int $product_id): array
        {
            return $this->shop->products[$product_id] ?? [];
        }

        public function getCodes(int $product_id): array
        {
            return $this->shop->codes[$product_id] ?? [];
        }

        public function editSetting(string $code, array $data, int $store_id = 0): void
        {
            $this->shop->save($code, $data);
        }

        public function addEvent(array $data): int
        {
            ['description' => $description, 'status' => $status, 'sort_order' => $sort_order] = $data;
            $this->shop->events[] = $data;

            return count($this->shop->events);
        }

        public function deleteEventByCode(string $code): void
        {
            $this->shop->events = array_values(array_filter($this->shop->events, static fn (array $event): bool => $event['code'] !== $code));
        }
    }

    class Config
    {
        public function __construct(private Shop $shop)
        {
        }

        public function get(string $key)
        {
            return $this->shop->config[$key] ?? '';
        }

        public function has(string $key): bool
        {
            return isset($this->shop->config[$key]);
        }
    }

    class Language
    {
        private array $data = ['text_home' => 'Home'];

        public function __construct(private string $code)
        {
        }

        public function get(string $key): string
        {
            return $this->data[$key] ?? $key;
        }

        /** `extension/CODE/…` is a file of the extension. */
        public function load(string $filename, string $prefix = '', string $code = ''): array
        {
            [, $extension, $file] = explode('/', $filename, 3);
            $_ = [];
            require DIR_EXTENSION . "$extension/" . strtolower(APPLICATION) . "/language/$this->code/$file.php";
            foreach ($_ as $key => $value) {
                $this->data[$prefix ? "{$prefix}_$key" : $key] = $value;
            }

            return $_;
        }
    }

    class Document
    {
        public function setTitle(string $title): void
        {
        }
    }

    class Url
    {
        public function link(string $route, $args = '', bool $js = false): string
        {
            return "/$route?$args";
        }
    }

    class User
    {
        public function __construct(private Shop $shop)
        {
        }

        public function hasPermission(string $key, string $value): bool
        {
            return $this->shop->mayModify && "$key $value" === 'modify extension/flocktory_postcheckout/module/flocktory_postcheckout';
        }
    }

    class Response
    {
        public string $output = '';

        public function addHeader(string $header): void
        {
        }

        public function setOutput(string $output): void
        {
            $this->output = $output;
        }
    }

    class Session
    {
        public array $data = [];
    }

    class Log
    {
        public function __construct(private Shop $shop)
        {
        }

        public function write($message): void
        {
            $this->shop->log[] = $message;
        }
    }

    class DB
    {
        public function __construct(private Shop $shop)
        {
        }

        public function query(string $sql)
        {
            return $this->shop->query($sql);
        }

        public function escape(string $value): string
        {
            return addslashes($value);
        }
    }

    class Currency
    {
        public function format(float $number, string $currency, float $value = 0, bool $format = true)
        {
            return $format ? number_format($number * $value, 2, ',', ' ') . 'р.' : round($number * $value, 2);
        }
    }

    /** A request to the shop or to its admin. */
    final class Request
    {
        public array $get = [];
        public array $post = [];
        private Registry $registry;

        public function __construct(private Shop $shop, array $post = [])
        {
            $this->post = array_map(static fn (string $value): string => trim(htmlspecialchars($value, ENT_COMPAT, 'UTF-8')), $post);
            $this->registry = $registry = new Registry();
            $session = new Session();
            $session->data = &$shop->session;
            $registry->set('session', $session);
            $registry->set('event', new Event($registry));
            $registry->set('load', new Loader($registry, $shop));
            $registry->set('language', new Language('ru-ru'));
            $registry->set('request', $this);
            $registry->set('response', new Response());
            $registry->set('document', new Document());
            $registry->set('url', new Url());
            $registry->set('currency', new Currency());
            foreach (['config' => Config::class, 'user' => User::class, 'log' => Log::class, 'db' => DB::class] as $name => $class) {
                $registry->set($name, new $class($shop));
            }
        }

        /** The form is sent to a separate method. */
        public function admin(string $method): string
        {
            $method = $method === 'index' && $this->post ? 'save' : $method;
            (new Action("extension/flocktory_postcheckout/module/flocktory_postcheckout.$method"))->execute($this->registry);

            return $this->registry->get('response')->output;
        }

        /** Another page: its events are those in the table, without the name of the application. */
        public function page(string $route): string
        {
            foreach ($this->shop->events as $event) {
                [$application, $trigger] = explode('/', $event['trigger'], 2);
                if ($application === strtolower(APPLICATION)) {
                    $this->registry->get('event')->register($trigger, new Action($event['action']));
                }
            }
            if (str_starts_with($route, 'extension/')) {
                return (new Action($route))->execute($this->registry);
            }
            if ($route === 'common/dashboard') {
                return $this->registry->get('load')->view($route);
            }
            $args = [];
            $this->registry->get('event')->trigger("controller/$route/before", [&$route, &$args]);
            unset($this->shop->session['order_id']);
            $load = $this->registry->get('load');

            return $load->view('common/success', ['header' => $load->view('common/header'), 'footer' => '<footer></footer></body></html>']);
        }
    }
}
