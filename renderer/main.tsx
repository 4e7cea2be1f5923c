import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { AppearanceProvider } from './app/appearance.tsx';
import { Frame } from './app/frame.tsx';
import { ProgramProvider } from './app/program.tsx';
import './app/styles/index.css';
import { TasksProvider } from './app/tasks.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root element');

createRoot(root).render(
  <StrictMode>
    <Router hook={useHashLocation}>
      <AppearanceProvider>
        <ProgramProvider>
          <TasksProvider>
            <Frame />
          </TasksProvider>
        </ProgramProvider>
      </AppearanceProvider>
    </Router>
  </StrictMode>,
);
