import { useMutation } from '@tanstack/react-query';
import { Button, Card, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { SignIn } from '../../../service/contract/session.js';
import { LanguageSwitch } from '../../shared/LanguageSwitch.js';
import { ProblemNotice } from '../ProblemNotice.js';
import { signIn } from './signIn.mutation.js';

/** Drawn in place of any desk page while nobody is signed in, so that the address asked for is kept. */
export function SignInPage() {
  const { t } = useTranslation();
  const enter = useMutation(signIn);
  return (
    <main className="sign-in">
      <Card>
        <h1>{t('desk.title')}</h1>
        <Form<SignIn> layout="vertical" requiredMark={false} onFinish={(typed) => enter.mutate(typed)}>
          <Form.Item
            name="name"
            label={t('signIn.name')}
            rules={[{ required: true, message: t('signIn.nameMissing') }]}
          >
            <Input autoComplete="username" autoFocus />
          </Form.Item>
          <Form.Item
            name="password"
            label={t('signIn.password')}
            rules={[{ required: true, message: t('signIn.passwordMissing') }]}
          >
            <Input type="password" autoComplete="current-password" />
          </Form.Item>
          {enter.isError && <ProblemNotice error={enter.error} />}
          <Button type="primary" htmlType="submit" block loading={enter.isPending}>
            {t('signIn.enter')}
          </Button>
        </Form>
        <LanguageSwitch />
      </Card>
    </main>
  );
}
