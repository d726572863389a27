<?php

use Flocktory\Postcheckout\OpenCart\Settings;

require_once DIR_SYSTEM . 'library/flocktory_postcheckout/autoload.php';

/** The form of the settings. An older PHP reads this file too, to say that the extension is missing. */
class ControllerExtensionModuleFlocktoryPostcheckout extends Controller
{
    private $route = 'extension/module/flocktory_postcheckout';

    private $events = [
        'catalog/controller/checkout/success/before' => 'rememberOrder',
        'catalog/view/common/success/before' => 'addPostcheckout',
        'catalog/view/common/header/after' => 'addLoader',
        'admin/view/common/dashboard/after' => 'addNotice',
    ];

    public function index()
    {
        $this->load->language($this->route);
        $this->document->setTitle($this->language->get('heading_title'));
        $token = 'user_token=' . $this->session->data['user_token'];
        $extensions = $this->url->link('marketplace/extension', "$token&type=module", true);
        $data = [
            'action' => $this->url->link($this->route, $token, true),
            'cancel' => $extensions,
            'is_loaded' => extension_loaded('flocktory_postcheckout'),
            'error_warning' => '',
            'problems' => [],
        ];
        if ($data['is_loaded']) {
            $settings = new Settings($this->config);
            $posted = $this->request->server['REQUEST_METHOD'] === 'POST' ? $this->request->post : [];
            if ($posted) {
                $data['problems'] = $settings->problems($posted);
                if (!$this->user->hasPermission('modify', $this->route)) {
                    $data['error_warning'] = $this->language->get('error_permission');
                } elseif (!$data['problems']) {
                    $this->save($settings->toStore($posted));
                    $this->session->data['success'] = $this->language->get('text_success');
                    $this->response->redirect($extensions);
                }
            }
            $data['prefix'] = Settings::CODE . '_';
            $data['values'] = $settings->form($posted);
            $data['offer_ids'] = Settings::OFFER_IDS;
        }
        $data['breadcrumbs'] = [
            ['text' => $this->language->get('text_home'), 'href' => $this->url->link('common/dashboard', $token, true)],
            ['text' => $this->language->get('text_extension'), 'href' => $extensions],
            ['text' => $this->language->get('heading_title'), 'href' => $data['action']],
        ];
        foreach (['header', 'column_left', 'footer'] as $part) {
            $data[$part] = $this->load->controller("common/$part");
        }
        $this->response->setOutput($this->load->view($this->route, $data));
    }

    /** Without it, nobody would notice that orders are missing. */
    public function addNotice(&$route, &$data, &$output)
    {
        if (!extension_loaded('flocktory_postcheckout')) {
            // The texts of the page keep their names.
            $this->load->language($this->route, 'flocktory');
            $notice = '<div class="alert alert-danger">' . $this->language->get('flocktory')->get('error_extension') . '</div>';
            $output = str_replace('<div id="content">', '<div id="content">' . $notice, $output);
        }
    }

    public function uninstall()
    {
        $this->load->model('setting/event');
        $this->model_setting_event->deleteEventByCode('flocktory_postcheckout');
    }

    private function save(array $values)
    {
        $this->load->model('setting/setting');
        $this->model_setting_setting->editSetting(Settings::CODE, $values);
        $this->uninstall();
        foreach ($values[Settings::CODE . '_status'] ? $this->events : [] as $trigger => $method) {
            $this->model_setting_event->addEvent('flocktory_postcheckout', $trigger, "$this->route/$method");
        }
    }
}
