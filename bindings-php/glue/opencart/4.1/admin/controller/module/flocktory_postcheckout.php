<?php

namespace Opencart\Admin\Controller\Extension\FlocktoryPostcheckout\Module;

use Flocktory\Postcheckout\OpenCart\Settings;
use Opencart\System\Engine\Controller;

require_once DIR_EXTENSION . 'flocktory_postcheckout/system/library/autoload.php';

/** The form of the settings. An older PHP reads this file too, to say that the extension is missing. */
class FlocktoryPostcheckout extends Controller
{
    private const ROUTE = 'extension/flocktory_postcheckout/module/flocktory_postcheckout';

    private const EVENTS = [
        'catalog/controller/checkout/success/before' => 'rememberOrder',
        'catalog/view/common/success/before' => 'addPostcheckout',
        'catalog/view/common/header/after' => 'addLoader',
        'admin/view/common/dashboard/after' => 'addNotice',
    ];

    public function index(): void
    {
        $this->load->language(self::ROUTE);
        $this->document->setTitle($this->language->get('heading_title'));
        $token = 'user_token=' . $this->session->data['user_token'];
        $extensions = $this->url->link('marketplace/extension', "$token&type=module");
        $data = [
            'save' => $this->url->link(self::ROUTE . '.save', $token),
            'back' => $extensions,
            'is_loaded' => extension_loaded('flocktory_postcheckout'),
            'breadcrumbs' => [
                ['text' => $this->language->get('text_home'), 'href' => $this->url->link('common/dashboard', $token)],
                ['text' => $this->language->get('text_extension'), 'href' => $extensions],
                ['text' => $this->language->get('heading_title'), 'href' => $this->url->link(self::ROUTE, $token)],
            ],
        ];
        if ($data['is_loaded']) {
            $data['prefix'] = Settings::CODE . '_';
            $data['values'] = (new Settings($this->config))->form();
            $data['offer_ids'] = Settings::OFFER_IDS;
        }
        foreach (['header', 'column_left', 'footer'] as $part) {
            $data[$part] = $this->load->controller("common/$part");
        }
        $this->response->setOutput($this->load->view(self::ROUTE, $data));
    }

    public function save(): void
    {
        $this->load->language(self::ROUTE);
        $this->response->addHeader('Content-Type: application/json');
        $this->response->setOutput(json_encode($this->saved($this->request->post)));
    }

    /** Without it, nobody would notice that orders are missing. */
    public function addNotice(string &$route, array &$data, string &$output): void
    {
        if (!extension_loaded('flocktory_postcheckout')) {
            // The texts of the page keep their names.
            $this->load->language(self::ROUTE, 'flocktory');
            $notice = '<div class="alert alert-danger">' . $this->language->get('flocktory_error_extension') . '</div>';
            $output = str_replace('<div id="content">', '<div id="content">' . $notice, $output);
        }
    }

    public function uninstall(): void
    {
        $this->load->model('setting/event');
        $this->model_setting_event->deleteEventByCode('flocktory_postcheckout');
    }

    /** @return array What the form's script shows. */
    private function saved(array $posted): array
    {
        if (!$this->user->hasPermission('modify', self::ROUTE)) {
            return ['error' => $this->language->get('error_permission')];
        }
        if (!extension_loaded('flocktory_postcheckout')) {
            return ['error' => $this->language->get('error_extension')];
        }
        $settings = new Settings($this->config);
        $problems = $settings->problems($posted);
        if ($problems) {
            return ['error' => $problems];
        }
        $this->load->model('setting/setting');
        $values = $settings->toStore($posted);
        $this->model_setting_setting->editSetting(Settings::CODE, $values);
        $this->uninstall();
        foreach ($values[Settings::CODE . '_status'] ? self::EVENTS : [] as $trigger => $method) {
            $this->model_setting_event->addEvent([
                'code' => 'flocktory_postcheckout',
                'description' => $this->language->get('heading_title'),
                'trigger' => $trigger,
                'action' => self::ROUTE . ".$method",
                'status' => true,
                'sort_order' => 0,
            ]);
        }

        return ['success' => $this->language->get('text_success')];
    }
}
